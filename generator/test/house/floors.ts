/**
 * The rooms of `generator/src`, the top floor first. A room imports from itself and from the floors
 * below it; rooms on one floor do not know each other. A new room gets its place here.
 */
const floors: readonly (readonly string[])[] = [
  ['cli.ts'],
  ['commands'],
  ['promotion', 'sites', 'local', 'image', 'audit'],
  ['files'],
  ['review', 'policy', 'kustomize'],
  ['secrets', 'doctor'],
  ['objects'],
  ['model'],
  ['config', 'releases', 'sealed'],
];

/** What everybody stands on. These may use each other. */
const ground: readonly string[] = [
  'issue.ts',
  'issue-report.ts',
  'failure.ts',
  'group-by.ts',
  'is-map.ts',
  'paths.ts',
  'read-text.ts',
  'replace-file.ts',
  'git',
  'registry',
  'cluster',
  'yaml',
];

/** The room of a file, by its path from `generator/src`. */
export function roomOf(file: string): string {
  return file.split('/')[0] ?? file;
}

/** 0 is the ground; undefined is a room without a place. */
export function floorOf(room: string): number | undefined {
  if (ground.includes(room)) return 0;
  const fromTop = floors.findIndex((rooms) => rooms.includes(room));
  return fromTop === -1 ? undefined : floors.length - fromTop;
}

export function mayImport(from: string, to: string): boolean {
  const [upper, lower] = [floorOf(from), floorOf(to)];
  if (upper === undefined || lower === undefined) return false;
  return from === to || lower < upper || (lower === 0 && upper === 0);
}
