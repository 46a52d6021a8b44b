import { admin } from './variables.ts';

/** Asks the REST API of one site as one visitor. */
export type Ask = (method: string, path: string, body?: object | FormData) => Promise<Response>;

/** A stranger at an address: what is limited for one is not for another. */
export function asStranger(url: string, address?: string): Ask {
  return createAsk(url, address === undefined ? {} : { 'X-Forwarded-For': address });
}

export async function logIn(url: string, login: object = admin): Promise<Ask> {
  const response = await asStranger(url)('POST', '/api/users/login', login);
  if (!response.ok) throw new Error(`nobody was logged in: ${response.status}`);
  const { token } = (await response.json()) as { token: string };
  return createAsk(url, { Authorization: `JWT ${token}` });
}

/** The document that a request made or changed; whatever else comes back is told. */
export async function readDoc(response: Response): Promise<{ id: number }> {
  const answer = (await response.json()) as { doc?: { id: number } };
  if (answer.doc === undefined) throw new Error(`${response.status}: ${JSON.stringify(answer)}`);
  return answer.doc;
}

function createAsk(url: string, headers: Readonly<Record<string, string>>): Ask {
  return (method, path, body) => {
    const sent = body instanceof FormData ? { body } : body && { body: JSON.stringify(body) };
    const type = sent && !(body instanceof FormData) ? { 'Content-Type': 'application/json' } : {};
    return fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...headers, ...type },
      ...sent,
    });
  };
}
