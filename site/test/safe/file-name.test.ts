import { expect, test } from 'vitest';
import { makeFileName } from '../../src/uploads/file-name.ts';

test.each([
  ['harbour.png', 'harbour.png'],
  ['Гавань на заре.jpeg', 'Гавань-на-заре.png'],
  ['../../etc/passwd', 'passwd.png'],
  ['..\\..\\windows\\system.ini', 'system.png'],
  ['shell.php.png', 'shell-php.png'],
  ['evil.html', 'evil.png'],
  ['a"b<c>d|e.png', 'a-b-c-d-e.png'],
  ['line\r\nbreak.png', 'line-break.png'],
  ['null\u0000byte.png', 'null-byte.png'],
  ['right\u202Eto-left.png', 'right-to-left.png'],
  ['.htaccess', 'picture.png'],
  ['CON', 'CON.png'],
  ['', 'picture.png'],
  [`${'a'.repeat(300)}.png`, `${'a'.repeat(80)}.png`],
])('%j is stored as %j', (given, name) => {
  expect(makeFileName(given, 'png')).toBe(name);
});
