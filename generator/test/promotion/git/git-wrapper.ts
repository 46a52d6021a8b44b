import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();

/**
 * Puts a script where a command finds git, and returns the variables that lead there. In the script
 * "$git" is the real one and "$folder" a place of its own; it is called with git's arguments.
 */
export function wrapGit(folder: string, script: string): { readonly PATH: string } {
  mkdirSync(folder, { recursive: true });
  const head = `#!/bin/sh\ngit='${real}' folder='${folder}'\n`;
  writeFileSync(path.join(folder, 'git'), `${head}${script}\n`);
  chmodSync(path.join(folder, 'git'), 0o755);
  return { PATH: `${folder}:${process.env.PATH ?? ''}` };
}

/** Before the first push of a command something else happens, in the words of a shell. */
export function beforePush(folder: string, happens: string): { readonly PATH: string } {
  return wrapGit(
    folder,
    `case " $* " in *" push "*)
  if mkdir "$folder/happened" 2>/dev/null; then (${happens}) >&2 || exit 99; fi;;
esac
exec "$git" "$@"`,
  );
}
