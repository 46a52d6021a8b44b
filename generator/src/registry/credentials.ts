import { askHelper } from './credential-helper.ts';
import { readDockerConfigs, type DockerConfig, type StoredLogin } from './docker-config.ts';
import { dockerHub, hubUnderOneName, type ImageName } from './image-name.ts';

/** A user with a password, a token that buys others, or a token that is shown as it is. */
export type Credentials =
  | { readonly username: string; readonly password: string }
  | { readonly identityToken: string }
  | { readonly registryToken: string };

/** The login for an image's registry, as `docker login` or `podman login` left it; if there is one. */
export async function findCredentials(
  image: ImageName,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Credentials | undefined> {
  for (const config of readDockerConfigs(variables)) {
    const found = await findIn(config, image, variables);
    if (found) return found;
  }
  return undefined;
}

async function findIn(
  { auths, credHelpers, credsStore }: DockerConfig,
  image: ImageName,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Credentials | undefined> {
  const helper = lookUp(credHelpers, image) ?? credsStore;
  // Docker's own word for its Hub; the helpers know it by no other one.
  const server = image.registry === dockerHub ? 'https://index.docker.io/v1/' : image.registry;
  const kept = helper === undefined ? undefined : await askHelper(helper, server, variables);
  const login = lookUp(auths, image);
  return kept ?? (login && readLogin(login));
}

/** The entry for the repository, for a folder above it (podman writes these), or for the registry. */
function lookUp<Entry>(
  entries: Readonly<Record<string, Entry>>,
  { registry, repository }: ImageName,
): Entry | undefined {
  const byPlace = new Map(Object.entries(entries).map(([key, entry]) => [placeOf(key), entry]));
  const parts = `${registry}/${repository}`.split('/');
  const places = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
  return places.map((place) => byPlace.get(place)).find((entry) => entry !== undefined);
}

/** Keys are hosts, paths below a host, or the addresses that Docker wrote in its first years. */
function placeOf(key: string): string {
  const bare = key.replace(/^https?:\/\//, '').replace(/\/(?:v[12]\/?)?$/, '');
  const [host = '', ...path] = bare.split('/');
  return [hubUnderOneName(host), ...path].join('/');
}

function readLogin(login: StoredLogin): Credentials | undefined {
  const { auth, identitytoken, registrytoken } = login;
  if (identitytoken) return { identityToken: identitytoken };
  if (registrytoken) return { registryToken: registrytoken };
  if (auth) {
    const text = Buffer.from(auth, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    if (colon <= 0) return undefined;
    return { username: text.slice(0, colon), password: text.slice(colon + 1) };
  }
  const { username, password } = login;
  return username && password ? { username, password } : undefined;
}
