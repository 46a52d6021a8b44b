import fc from 'fast-check';

/** How one site is written, with what stands around it. */
interface Written {
  readonly id: string;
  readonly above: string;
  readonly behind: string;
  readonly open: boolean;
}

const id = fc.stringMatching(/^[a-z]([a-z0-9]{0,6}(-[a-z0-9]{1,4})?)$/).filter(isFree);

/** An environment's name at the end of a site's would be ambiguous. */
function isFree(name: string): boolean {
  return !/-(dev|prod)$/.test(name);
}

/** A site that no generated configuration has, because a word of it is too long. */
export const newId = fc.stringMatching(/^[a-z][a-z0-9]{8,12}(-[a-z0-9]{1,9})?$/).filter(isFree);

const site: fc.Arbitrary<Written> = fc.record({
  id,
  above: fc.constantFrom('', '', '// a comment', '/* several', '// of it\n\n// apart'),
  behind: fc.constantFrom('', '', ' // behind', ' /* behind */'),
  open: fc.boolean(),
});

/** The text of a valid configuration, written in one of the many ways in which people write one. */
export const layout = fc
  .record({
    sites: fc.uniqueArray(site, { maxLength: 4, selector: ({ id: name }) => name }),
    spaced: fc.boolean(),
    trailingComma: fc.boolean(),
    constant: fc.boolean(),
    end: fc.constantFrom('', '// the end'),
    unit: fc.constantFrom('  ', '    ', '\t'),
    quote: fc.constantFrom("'", '"'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ sites, spaced, trailingComma, constant, end, unit, quote, lineEnd }) => {
    const fields = sites.map(({ above, behind, open, ...written }, index) => {
      const comma = index < sites.length - 1 || trailingComma ? ',' : '';
      const comment = above === '/* several' ? '/* several\n * lines */' : above;
      return `${comment === '' ? '' : `${comment}\n`}${writeSite(written.id, open)}${comma}${behind}`;
    });
    const inner = [fields.join(spaced ? '\n\n' : '\n'), end].filter((part) => part !== '');
    const object = inner.length === 0 ? '{}' : `{\n${indent(inner.join('\n'))}\n}`;
    const text = constant
      ? `${head}\nconst sites = ${object} as const;\n\n${opening},\n  sites,\n});\n`
      : `${head}\n${opening},\n${indent(`sites: ${object},`)}\n});\n`;
    return text
      .replaceAll(/^(?: {2})+/gm, (spaces) => unit.repeat(spaces.length / 2))
      .replaceAll("'", quote)
      .replaceAll('\n', lineEnd);
  });

const head = "import { defineSites } from '@synestra/generator';\n";
const opening = `export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', backups: { none: 'an example' }, wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod', production: true }]`;

function writeSite(name: string, open: boolean): string {
  const key = name.includes('-') ? `'${name}'` : name;
  const environments = `environments: { dev: { host: '${name}.example.com' } }`;
  return open ? `${key}: {\n  ${environments},\n}` : `${key}: { ${environments} }`;
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
