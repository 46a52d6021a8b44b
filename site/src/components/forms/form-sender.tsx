'use client';

import type { ReactNode, SubmitEvent } from 'react';

interface Props {
  readonly action: string;
  readonly id: string;
  readonly children: ReactNode;
}

/** Sends a form without leaving the page, so that a reader whose form is refused keeps what he wrote. */
export function FormSender({ action, id, children }: Props) {
  return (
    <form
      className="form"
      action={action}
      id={id}
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        void send(event);
      }}
    >
      {children}
    </form>
  );
}

/** What the answer says to a browser without scripts is an address; here it is only followed. */
async function send({ currentTarget: form }: SubmitEvent<HTMLFormElement>): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
  if (button) button.disabled = true;
  const target = await ask(form);
  if (button) button.disabled = false;
  if (target.startsWith('#')) {
    // The same note again is shown again.
    window.location.hash = '';
    window.location.hash = target;
    document.querySelector<HTMLElement>(target)?.focus();
  } else window.location.assign(target);
}

async function ask(form: HTMLFormElement): Promise<string> {
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new FormData(form),
    });
    return ((await response.json()) as { readonly target: string }).target;
  } catch {
    return `#${form.id}-failed`;
  }
}
