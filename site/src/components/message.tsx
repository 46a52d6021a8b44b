import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** A page that has one thing to say and one way on. */
export function Message({ title, lead, children }: Props) {
  return (
    <>
      <div className="message columns">
        <h1 className="title">{title}</h1>
        <p className="lead">{lead}</p>
        <p>{children}</p>
      </div>
      <div className="horizon columns" aria-hidden="true" />
    </>
  );
}
