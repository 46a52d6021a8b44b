import type { Payload } from 'payload';

/**
 * Without a listener, a database that goes away ends the whole process: by its idle connections, and
 * by those that wait inside a transaction for the next statement.
 */
export function logPoolErrors(payload: Payload): void {
  const { pool } = payload.db;
  const log = (error: Error): void => {
    payload.logger.warn(`A connection to the database was lost: ${error.message}`);
  };
  pool.on('error', log);
  pool.on('connect', (client) => client.on('error', () => undefined));
}
