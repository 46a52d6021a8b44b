import type { Compute, DatabaseClass } from './model.ts';

/** What a database of a class gets. */
export interface DatabaseSize {
  readonly instances: number;
  /** Of each instance's volume. */
  readonly storage: string;
  readonly requests: Compute;
  readonly limits: Compute;
  readonly maxConnections: number;
  /** A quarter of the memory, as Postgres' manual advises. */
  readonly sharedBuffers: string;
}

/**
 * Requests of memory equal the limits: a database that the kernel kills for a neighbour's sake recovers
 * for minutes. A connection costs some ten mebibytes at worst, so their number grows with the memory.
 */
export const databaseSizes: Readonly<Record<DatabaseClass, DatabaseSize>> = {
  small: {
    instances: 1,
    storage: '5Gi',
    requests: { cpu: '100m', memory: '1Gi' },
    limits: { cpu: '1', memory: '1Gi' },
    maxConnections: 100,
    sharedBuffers: '256MB',
  },
  medium: {
    instances: 2,
    storage: '20Gi',
    requests: { cpu: '500m', memory: '2Gi' },
    limits: { cpu: '2', memory: '2Gi' },
    maxConnections: 200,
    sharedBuffers: '512MB',
  },
  large: {
    instances: 3,
    storage: '100Gi',
    requests: { cpu: '1', memory: '8Gi' },
    limits: { cpu: '4', memory: '8Gi' },
    maxConnections: 500,
    sharedBuffers: '2GB',
  },
};
