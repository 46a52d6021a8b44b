import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { CannotRun } from '../issue.ts';

const loginSchema = z.object({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
  registrytoken: z.string().optional(),
});

const configSchema = z.object({
  auths: z.record(z.string(), loginSchema).default({}),
  credHelpers: z.record(z.string(), z.string()).default({}),
  credsStore: z.string().optional(),
});

export type StoredLogin = z.output<typeof loginSchema>;
export type DockerConfig = z.output<typeof configSchema>;

/**
 * What container engines know of logins here, the first to be asked first: podman's file, the
 * variable that CI systems hold the same JSON in, Docker's file, podman's default.
 */
export function readDockerConfigs(
  variables: Readonly<Record<string, string | undefined>>,
): DockerConfig[] {
  const { REGISTRY_AUTH_FILE, DOCKER_AUTH_CONFIG, DOCKER_CONFIG, XDG_RUNTIME_DIR } = variables;
  const home = variables.HOME ?? homedir();
  const docker = isSet(DOCKER_CONFIG) ? DOCKER_CONFIG : path.join(home, '.docker');
  const sources = [
    isSet(REGISTRY_AUTH_FILE) ? readSource(REGISTRY_AUTH_FILE) : undefined,
    isSet(DOCKER_AUTH_CONFIG) ? parse('DOCKER_AUTH_CONFIG', DOCKER_AUTH_CONFIG) : undefined,
    readSource(path.join(docker, 'config.json')),
    isSet(XDG_RUNTIME_DIR)
      ? readSource(path.join(XDG_RUNTIME_DIR, 'containers', 'auth.json'))
      : undefined,
  ];
  return sources.filter((config) => config !== undefined);
}

/** CI systems set a variable to nothing where it has no value. */
function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

function readSource(file: string): DockerConfig | undefined {
  try {
    return parse(file, readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A parser's own words would repeat the text, and with it the passwords. */
function parse(source: string, text: string): DockerConfig {
  try {
    return configSchema.parse(JSON.parse(text));
  } catch {
    throw new CannotRun(
      `${source} is not what Docker writes there: JSON with "auths", "credHelpers" or "credsStore".`,
    );
  }
}
