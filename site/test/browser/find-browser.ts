import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const cure =
  'There is no browser: install chromium, name one in CHROME_PATH, or run ' +
  '`npx playwright-core install chromium` in site/.';

/** The program of a browser. Only CI insists on one; elsewhere its absence is told, and undefined. */
export function findBrowser(): string | undefined {
  const found =
    process.env.CHROME_PATH ?? [...listOnPath(), chromium.executablePath()].find(exists);
  if (found !== undefined) return found;
  if (process.env.CI) throw new Error(cure);
  console.warn(`SKIPPED: the browser test. ${cure}`);
  return undefined;
}

function listOnPath(): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Playwright names no place where it has no browser for the system. */
function exists(file: string): boolean {
  return file !== '' && existsSync(file);
}
