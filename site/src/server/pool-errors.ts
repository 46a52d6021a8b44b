import type { Payload } from 'payload';

/** Without a listener, a database that goes away ends the whole process by its idle connections. */
export function logPoolErrors(payload: Payload): void {
  payload.db.pool.on('error', (error) => {
    payload.logger.warn(`A connection to the database was lost: ${error.message}`);
  });
}
