import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Project, ts, type Node, type Symbol, type Type } from 'ts-morph';
import { beforeAll, describe, expect, it } from 'vitest';
import { settingsSchema } from '../../src/config/schema/settings.ts';
import { generatorDirectory } from '../../src/paths.ts';
import { accepted, refused } from './types.test-case.ts';

const here = import.meta.dirname;
let project: Project;

// The compiler reads zod's types first.
beforeAll(() => {
  project = new Project({
    tsConfigFilePath: path.join(generatorDirectory, '../tsconfig.json'),
    skipAddingFilesFromTsConfig: true,
  });
});

describe('the compiler', () => {
  it('refuses what it should and nothing else', () => {
    const file = project.addSourceFileAtPath(path.join(here, 'types.test-case.ts'));
    const problems = file
      .getPreEmitDiagnostics()
      .map(
        (problem) =>
          `${problem.getLineNumber()}: ${ts.flattenDiagnosticMessageText(problem.compilerObject.messageText, ' ')}`,
      );
    expect(problems).toEqual([]);
  });

  it('was shown one fault in each refused configuration', () => {
    const text = readFileSync(path.join(here, 'types.test-case.ts'), 'utf8');
    expect(text.match(/^ *\/\/ @ts-expect-error /gm)).toHaveLength(refused.length);
    expect(Object.keys(accepted.sites)).toEqual(['saas', 'shop', 'blog', 'docs', 'wiki']);
  });
});

describe('an editor', () => {
  it('shows for every field what it is and what it is worth by default', () => {
    const file = project.createSourceFile(
      path.join(here, 'fields.ts'),
      `import type { Fleet } from '../../src/config/define.ts';
export declare const fleet: Fleet<'dev' | 'prod', 'web'>;
`,
      { overwrite: true },
    );
    const fields = new Map<string, string[]>();
    const declaration = file.getVariableDeclarationOrThrow('fleet');
    collectFields(declaration.getType(), declaration, '', fields);
    const undocumented = [...fields].filter(([, texts]) => !texts.every(isComplete));
    expect(Object.fromEntries(undocumented)).toEqual({});
    expect([...fields.keys()]).toEqual(
      expect.arrayContaining([
        'cluster.argocd.platformProject',
        'environments[].defaults.resources.limits.memory',
        'sites.*.environments.prod.scheduling.tolerations[].effect',
        'sites.*.outgoing[].to.cidr',
        'apps.web.pullSecret',
      ]),
    );
  });

  it('offers the fields of a site', () => {
    expect(completionsIn('shop: { ‸ environments: {} }').toSorted()).toEqual(
      [...Object.keys(settingsSchema.shape), 'app'].toSorted(),
    );
  });

  it('offers the declared environments and apps, and no others', () => {
    expect(completionsIn('shop: { environments: { ‸ } }')).toEqual(['dev', 'prod']);
    expect(completionsIn(`shop: { app: '‸', environments: {} }`)).toEqual(['saas', 'web']);
  });

  it('offers the fields of a setting inside a site', () => {
    expect(completionsIn('shop: { environments: { dev: { ‸ } } }')).toEqual(
      expect.arrayContaining(['host', 'aliases', 'media', 'replicas']),
    );
    expect(completionsIn('shop: { resources: { ‸ }, environments: {} }')).toEqual([
      'limits',
      'requests',
    ]);
    expect(completionsIn(`shop: { media: { kind: 's3', ‸ }, environments: {} }`)).toEqual(
      expect.arrayContaining(['endpoint', 'pathStyle', 'region']),
    );
  });
});

/** What the editor offers where `‸` stands among the sites. */
function completionsIn(sites: string): string[] {
  const text = `import { defineSites } from '../../src/config/define.ts';
defineSites({
  cluster: { repository: '' },
  apps: { web: { directory: '', image: '' }, saas: { directory: '', image: '' } },
  environments: [{ name: 'dev' }, { name: 'prod' }],
  sites: { ${sites} },
});
`;
  const name = path.join(here, 'completion.ts');
  project.createSourceFile(name, text.replace('‸', ''), { overwrite: true });
  const { compilerObject } = project.getLanguageService();
  const found = compilerObject.getCompletionsAtPosition(name, text.indexOf('‸'), {});
  return (found?.entries ?? []).map((entry) => entry.name).toSorted();
}

/** One line that ends by telling the default. */
function isComplete(text: string): boolean {
  return /^[^\n]+(?: Default: [^\n]+\.|(?<=\. )No default\.)$/.test(text);
}

/** Every documentation that a field has, by the field's path. `from` is any node that sees the type. */
function collectFields(type: Type, from: Node, at: string, fields: Map<string, string[]>): void {
  const plain = type.getNonNullableType();
  const element = plain.getArrayElementType();
  if (element) {
    collectFields(element, from, `${at}[]`, fields);
    return;
  }
  for (const member of plain.isUnion() ? plain.getUnionTypes() : [plain]) {
    if (!member.isObject() && !member.isIntersection()) continue;
    const index = member.getStringIndexType();
    if (index) collectFields(index, from, `${at}.*`, fields);
    for (const property of member.getProperties()) {
      const name = at === '' ? property.getName() : `${at}.${property.getName()}`;
      if (!isKeyOfTheFleet(name)) {
        fields.set(name, [...(fields.get(name) ?? []), documentationOf(property)]);
      }
      collectFields(property.getTypeAtLocation(from), from, name, fields);
    }
  }
}

function documentationOf(property: Symbol): string {
  const checker = project.getTypeChecker().compilerObject;
  return ts.displayPartsToString(property.compilerSymbol.getDocumentationComment(checker));
}

/** Names that the configuration itself gives: there is nothing to say of them in advance. */
function isKeyOfTheFleet(name: string): boolean {
  return /^(apps|sites\.\*\.environments)\.\w+$/.test(name);
}
