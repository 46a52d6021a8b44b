import { CannotRun } from '../issue.ts';

/** Where an image lies, by its name without tag and digest. */
export interface ImageName {
  /** The registry as people and `docker login` call it: `registry.gitlab.com`, `docker.io`. */
  readonly registry: string;
  /** The path in the registry. */
  readonly repository: string;
  /** Where the registry's API answers: scheme, host and port. */
  readonly origin: string;
  /** A registry on this machine is asked without TLS; any other one never. */
  readonly isLoopback: boolean;
}

/** The name stands in `docker login` and in image names, and is not where the API answers. */
export const dockerHub = 'docker.io';
const dockerHubApi = 'registry-1.docker.io';

const component = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
const repositoryPattern = new RegExp(`^${component}(?:/${component})*$`);
const registryPattern = /^(?:\[[0-9a-f:]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?$/i;

/** Takes an image's name apart as container engines do. */
export function parseImageName(image: string): ImageName {
  const slash = image.indexOf('/');
  const first = slash === -1 ? '' : image.slice(0, slash);
  const namesRegistry = /[.:]/.test(first) || first === 'localhost';
  const registry = namesRegistry ? hubUnderOneName(first) : dockerHub;
  const path = namesRegistry ? image.slice(slash + 1) : image;
  const repository = registry === dockerHub && !path.includes('/') ? `library/${path}` : path;
  if (!registryPattern.test(registry) || !repositoryPattern.test(repository)) {
    throw new CannotRun(
      `"${image}" is no name of an image. It is a registry and a path: registry.example.com/team/web`,
    );
  }
  const isLoopback = namesThisMachine(registry);
  const host = registry === dockerHub ? dockerHubApi : registry;
  return { registry, repository, origin: `${isLoopback ? 'http' : 'https'}://${host}`, isLoopback };
}

/** Docker Hub has three names; logins are stored under one of them. */
export function hubUnderOneName(host: string): string {
  return ['index.docker.io', dockerHubApi].includes(host) ? dockerHub : host;
}

function namesThisMachine(registry: string): boolean {
  const host = registry.replace(/:\d+$/, '').toLowerCase();
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host);
}
