/** Host and name of a database, without user and password. */
export function describeDatabase(uri: string): string {
  if (!URL.canParse(uri)) return 'one whose address cannot be read';
  const { host, pathname } = new URL(uri);
  return `"${decodeURIComponent(pathname.slice(1))}" on ${host || 'this machine'}`;
}
