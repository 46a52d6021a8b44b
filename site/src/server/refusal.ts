import { APIError } from 'payload';

/**
 * An answer that says what somebody did wrong. It carries data, because Payload tells the message of an
 * error without any by the name of its class, and the build takes that name away.
 */
export function createRefusal(
  status: number,
  message: string,
  data: Record<string, unknown> = {},
): APIError {
  return new APIError(message, status, data, true);
}
