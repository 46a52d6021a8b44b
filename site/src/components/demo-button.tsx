'use client';

import { useState, type SubmitEvent } from 'react';

interface Props {
  readonly needsKey: boolean;
  readonly words: {
    readonly title: string;
    readonly lead: string;
    readonly key: string;
    readonly load: string;
    readonly loading: string;
    readonly refused: string;
    readonly full: string;
    readonly broken: string;
  };
}

/** The form that loads demo content, and then shows the admin anew. */
export function DemoButton({ words, needsKey }: Props) {
  const [isLoading, setLoading] = useState(false);
  const [problem, setProblem] = useState('');
  const load = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = new FormData(event.currentTarget).get('key');
    setLoading(true);
    setProblem('');
    const status = await seed(typeof key === 'string' ? key : '');
    if (status === 200) {
      location.reload();
      return;
    }
    setLoading(false);
    setProblem(status === 403 ? words.refused : status === 409 ? words.full : words.broken);
  };
  return (
    <form className="demo-invitation" onSubmit={(event) => void load(event)}>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {needsKey && (
        <label>
          {words.key}
          <input name="key" type="password" autoComplete="off" required />
        </label>
      )}
      <button
        type="submit"
        className="btn btn--style-primary btn--size-medium"
        disabled={isLoading}
      >
        {isLoading ? words.loading : words.load}
      </button>
      <p role="status">{problem}</p>
    </form>
  );
}

/** The status of the answer; zero where there was none. */
async function seed(key: string): Promise<number> {
  // No key has other letters, and a header could not carry them.
  if (!/^[!-~]*$/.test(key)) return 403;
  try {
    return (await fetch('/next/seed', { method: 'POST', headers: { 'x-seed-key': key } })).status;
  } catch {
    return 0;
  }
}
