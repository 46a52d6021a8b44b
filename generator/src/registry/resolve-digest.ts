import { hash } from 'node:crypto';
import { CannotRun } from '../issue.ts';
import { ask, type Answer, type Question } from './ask.ts';
import { authorize, refused } from './authorize.ts';
import { findCredentials } from './credentials.ts';
import { parseImageName, type ImageName } from './image-name.ts';

/** An image for one machine or, as an index, for several. */
const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

const digestPattern = /^sha256:[0-9a-f]{64}$/;
const tagPattern = /^\w[\w.-]{0,127}$/;

/**
 * What the registry says a tag is: its digest, or undefined where there is no such tag. It is asked
 * with the logins that Docker and podman keep; `variables` is the environment.
 */
export async function resolveDigest(
  image: string,
  tag: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const name = parseImageName(image);
  if (!tagPattern.test(tag)) throw new CannotRun(`"${tag}" is no tag of an image.`);
  const url = new URL(`/v2/${name.repository}/manifests/${tag}`, name.origin);
  const headers = { accept: manifestTypes.join(', ') };
  const { answer: short, question } = await askWithLogin(
    { method: 'HEAD', url, headers },
    name,
    variables,
  );
  const told = short.headers.get('docker-content-digest') ?? '';
  if (short.status === 200 && digestPattern.test(told)) return told;
  // Where the head does not do, the whole answer must.
  const { answer } = await askWithLogin({ ...question, method: 'GET' }, name, variables);
  return readWhole(answer, name);
}

async function askWithLogin(
  question: Question,
  name: ImageName,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<{ answer: Answer; question: Question }> {
  const first = await ask(question, name.isLoopback);
  const isAuthorized = question.headers.authorization !== undefined;
  if (first.status === 403 || (first.status === 401 && isAuthorized)) {
    throw refused(name, first.status);
  }
  if (first.status !== 401) return { answer: first, question };
  const authorization = await authorize(first, name, await findCredentials(name, variables));
  if (authorization === undefined) throw refused(name, first.status);
  const headers = { ...question.headers, authorization };
  return askWithLogin({ ...question, headers }, name, variables);
}

function readWhole(answer: Answer, { registry, repository }: ImageName): string | undefined {
  if (answer.status === 404 && isRegistrys(answer)) return undefined;
  if (answer.status !== 200) {
    throw new CannotRun(
      `${registry} did not answer as a registry does when it was asked for ${repository} (status ${answer.status}). Is the image's name right?`,
    );
  }
  const digest = `sha256:${hash('sha256', Buffer.from(answer.body))}`;
  const told = answer.headers.get('docker-content-digest') ?? digest;
  if (told === digest && isManifest(answer)) return digest;
  throw new CannotRun(`${registry} sent something else than the manifest of ${repository}.`);
}

/** A web server says 404 as well; taken for "no such tag", a tag could be written twice. */
function isRegistrys({ headers, body }: Answer): boolean {
  const { errors } = parseObject(body);
  return headers.has('docker-distribution-api-version') || Array.isArray(errors);
}

function isManifest({ body }: Answer): boolean {
  return parseObject(body).schemaVersion === 2;
}

function parseObject(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
