/** Logs in as an editor's browser does and opens the admin; the account, or undefined if refused. */
export async function logIn(origin: string, email: string, password: string): Promise<unknown> {
  const answer = await fetch(`${origin}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { user } = (await answer.json()) as { user?: unknown };
  if (answer.status === 401) return undefined;
  const [cookie = ''] = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  const admin = await fetch(`${origin}/admin`, { headers: { cookie }, redirect: 'manual' });
  await admin.arrayBuffer();
  if (admin.status !== 200) throw new Error(`/admin answers ${admin.status}`);
  return user;
}
