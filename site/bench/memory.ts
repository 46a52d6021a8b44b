import { execFileSync } from 'node:child_process';

/** Watches the resident memory of a process; `peak()` ends it and tells the highest, in MiB. */
export function watchMemory(pid: number): { peak: () => number } {
  let highest = 0;
  const timer = setInterval(() => {
    highest = Math.max(highest, readMemory(pid));
  }, 200);
  return {
    peak: () => {
      clearInterval(timer);
      return Math.max(highest, readMemory(pid));
    },
  };
}

function readMemory(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
