export { locateBinaries, type Binaries } from './binaries.ts';
export { PostgresFailure, type FailureCode } from './failure.ts';
export { startPostgres, type Postgres, type Start } from './start.ts';
export { status, type Status } from './status.ts';
export { stopOrphan } from './stop-orphan.ts';
