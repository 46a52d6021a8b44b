import { contract, type NameFrom, type Source } from '@synestra/env/contract';
import { describeLength } from '../../config/describe.ts';
import type { FleetConfig } from '../../config/schema.ts';
import { looksSecret } from '../../config/secret-signs.ts';
import type { ConfigPath, Issue } from '../../issue.ts';
import { once, settingOf, type Rule } from './rule.ts';

interface Written {
  readonly name: string;
  readonly value: string;
  readonly at: ConfigPath;
}

/** The platform's own variables have one source each; a second one would win or lose by accident. */
export const variablesAreNotReserved: Rule = ({ config }) =>
  writtenVariables(config)
    .filter((written): written is Written & { name: Reserved } => isReserved(written.name))
    .map(({ name, value, at }) => {
      const { source, meaning } = contract[name];
      return {
        code: 'reserved-variable',
        message: `is set by the platform (${meaning})`,
        at,
        part: 'key',
        expected: 'a name that the platform does not use',
        got: `"${name}"`,
        hint: looksSecret(name, value) ? `${hints[source]}; ${rotate}` : hints[source],
      };
    });

type ReservedSource = Exclude<Source, 'site'>;
type Reserved = NameFrom<ReservedSource>;

/** Some variables of the contract are the site's to set. */
function isReserved(name: string): name is Reserved {
  const variables: Readonly<Record<string, { source: Source }>> = contract;
  return Object.hasOwn(contract, name) && variables[name]?.source !== 'site';
}

const rotate = 'change the secret if it was ever pushed';

const hints: Record<ReservedSource, string> = {
  configuration: 'it follows from another setting of the site',
  secret: "it comes from the site's Secret, by reference",
  image: 'the image sets it',
  kubernetes: 'Kubernetes sets it',
};

/** Next.js bakes these into the browser's code at build time, and one image serves every site. */
export const variablesAreNotPublic: Rule = ({ config }) =>
  writtenVariables(config)
    .filter(({ name }) => name.startsWith('NEXT_PUBLIC_'))
    .map(({ name, at }) => ({
      code: 'public-variable',
      message: 'would be baked into the image at build time',
      at,
      part: 'key',
      expected: 'a variable that the server reads at run time',
      got: `"${name}"`,
      hint: 'drop the prefix and read it on the server; the address of the site is SITE_URL',
    }));

/** The CMS acts on variables of its own; one of them drops the database at the start. */
export const variablesAreNotOfTheCms: Rule = ({ config }) =>
  writtenVariables(config)
    .filter(({ name }) => name.startsWith('PAYLOAD_') && !Object.hasOwn(contract, name))
    .map(({ name, at }) => ({
      code: 'cms-variable',
      message: 'would reach the CMS, past the settings of this fleet',
      at,
      part: 'key',
      expected: 'a variable of the site itself',
      got: `"${name}"`,
      hint: 'name it otherwise; what the CMS must be told is written in the code of the site',
    }));

/** Whoever reads the repository would read the secret; it belongs into a Secret. */
export const variablesAreNotSecret: Rule = ({ config }) =>
  writtenVariables(config)
    .filter(({ name, value }) => !isReserved(name) && looksSecret(name, value))
    .map(({ value, at }) => ({
      code: 'secret-in-env',
      message: 'looks like a secret',
      at,
      expected: 'a value that everybody may read',
      got: describeLength(value),
      hint: 'put it into a Secret and name that one under "secrets"; change it if it was ever pushed',
    }));

/** A ConfigMap holds one mebibyte. */
export const variablesFit: Rule = (facts) =>
  once(
    facts.fleet.instances.flatMap((instance): Issue[] => {
      const bytes = sizeOf(instance.env);
      if (bytes <= limit) return [];
      const bySize = Object.entries(instance.env).sort(([, a], [, b]) => sizeOf(b) - sizeOf(a));
      const [[largest] = ['']] = bySize;
      return [
        {
          code: 'env-too-large',
          message: 'is the largest of the variables, which together do not fit into a ConfigMap',
          at: settingOf(facts, instance, 'env', largest),
          expected: `at most ${limit} bytes of variables`,
          got: `${bytes} bytes`,
          hint: "large texts belong into the site's content",
        },
      ];
    }),
  );

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

const limit = 1_000_000;

/** Every variable as it is written, at whatever level. */
function writtenVariables(config: FleetConfig): Written[] {
  return [
    ...list(config.defaults?.env, ['defaults', 'env']),
    ...config.environments.flatMap(({ defaults }, index) =>
      list(defaults?.env, ['environments', index, 'defaults', 'env']),
    ),
    ...Object.entries(config.sites).flatMap(([site, { env, environments }]) => [
      ...list(env, ['sites', site, 'env']),
      ...Object.entries(environments).flatMap(([environment, settings]) =>
        list(settings.env, ['sites', site, 'environments', environment, 'env']),
      ),
    ]),
  ];
}

function list(env: Readonly<Record<string, string>> | undefined, at: ConfigPath): Written[] {
  return Object.entries(env ?? {}).map(([name, value]) => ({ name, value, at: [...at, name] }));
}
