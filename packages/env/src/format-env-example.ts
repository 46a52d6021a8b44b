import { variables, type VariableName } from './contract.ts';
import { describeFormat, describeRequirement, makeKey } from './describe-variable.ts';
import { isRequired, type Situation } from './requirements.ts';
import type { Topic, Variable } from './variable.ts';

const header = `# Generated from packages/env/src/contract.ts by "pnpm generate"; do not edit.
#
# What a site is told from outside. Copy this file to site/.env, which git ignores, and fill in the
# keys: ${makeKey}. What stands behind "#" may be left out.
`;

/** What the examples describe. */
const ownMachine: Situation = { environment: 'dev', media: 'volume', smtp: false };

/** Those of the topic runtime are left to Node.js and Next.js. */
const titles: Record<Exclude<Topic, 'runtime'>, string> = {
  site: 'Site',
  database: 'Database',
  keys: 'Keys, each with a value of its own',
  uploads: 'Uploads',
  mail: 'Mail',
};

/** The text of `.env.example`: every variable that a person may set, explained. */
export function formatEnvExample(): string {
  const groups = Object.entries(titles).map(([topic, title]) => {
    const entries = variables
      .filter(([, variable]) => variable.topic === topic && isSetByPeople(variable))
      .map(([name, variable]) => formatVariable(name, variable));
    return [`## ${title}\n`, ...entries].join('\n');
  });
  return [header, ...groups].join('\n');
}

/** Image and manifests set the others. */
function isSetByPeople({ source }: Variable): boolean {
  return source !== 'image' && source !== 'kubernetes';
}

function formatVariable(name: VariableName, variable: Variable): string {
  const { meaning, source, format, required, default: ifAbsent, example } = variable;
  const facts = [
    source === 'secret' ? 'secret' : undefined,
    describeRequirement(required),
    ifAbsent === undefined ? undefined : `default ${ifAbsent}`,
  ];
  return [
    `# ${capitalize(meaning)}. ${capitalize(facts.filter(Boolean).join(', '))}.`,
    `# Expected: ${describeFormat(format)}.`,
    `${isRequired(required, ownMachine) ? '' : '# '}${name}=${example ?? ifAbsent ?? ''}`,
    '',
  ].join('\n');
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
