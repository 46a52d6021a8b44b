import type { Context, ExitCode } from './context.ts';
export async function check(_context: Context, _options: { json: boolean }): Promise<ExitCode> {
  return 0;
}
