import type { Context, ExitCode } from './context.ts';
export async function start(_context: Context): Promise<ExitCode> {
  return 0;
}
