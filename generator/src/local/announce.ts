import { adminEmail, type Secrets } from './secrets.ts';

/** How the first admin logs in. */
export function describeLogin({ adminPassword }: Pick<Secrets, 'adminPassword'>): string {
  return `${adminEmail}  ${adminPassword}`;
}

/** What a person needs to use the site, and to stop it. */
export function describeSite(url: string, directory: string, login: string): string {
  return [
    '',
    'The site is served, to this machine alone:',
    `  site   ${url}`,
    `  admin  ${url}/admin`,
    `  login  ${login}`,
    '',
    `Ctrl-C stops it. Its data stay in ${directory}; "pnpm reset-data" starts over.`,
    '',
  ].join('\n');
}
