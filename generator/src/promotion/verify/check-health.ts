import { isMap } from '../../is-map.ts';
import type { Release } from '../../releases/release.ts';
import type { Answer, Request } from './request.ts';

/** Several pods stand behind one name, and each answer comes from one of them. */
const rounds = 3;
const guide = 'docs/host-answers-wrong.md';

/** Whether every answer of the health endpoint comes from the expected release, or what is wrong. */
export async function checkHealth(
  request: Request,
  host: string,
  release: Release,
): Promise<string | undefined> {
  const url = new URL('/healthz', `https://${host}`);
  for (let round = 0; round < rounds; round += 1) {
    const problem = judgeHealth(await request(url), url, release);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function judgeHealth(answer: Answer, url: URL, release: Release): string | undefined {
  if ('obstacle' in answer) return `${url.href}: ${answer.obstacle}`;
  const { status, location } = answer;
  const health = readHealth(answer.body);
  if (health === undefined && status === 404) {
    return `nothing routes ${url.host}: ${url.href} answers 404 and no health; see ${guide}`;
  }
  if (health === undefined && status >= 500) return `${url.href} answers HTTP ${status}`;
  if (health === undefined) {
    const detail = location === undefined ? `HTTP ${status}` : `HTTP ${status} to ${location}`;
    return `another site answers ${url.host}: ${url.href} answers ${detail} and no health; see ${guide}`;
  }
  if (status !== 200) return `${url.href} answers HTTP ${status}`;
  if (health.release === release.tag) return undefined;
  return `${url.host} runs ${health.release === '' ? 'no release' : health.release} instead of ${release.tag}`;
}

/** What the endpoint of our sites says; undefined for the words of anybody else. */
function readHealth(body: string): { readonly release: string } | undefined {
  const said = parseJson(body);
  if (!isMap(said) || typeof said.status !== 'string' || !('release' in said)) return undefined;
  return { release: typeof said.release === 'string' ? said.release : '' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
