import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** A page that has one thing to say and one way on. */
export function Message({ title, lead, children }: Props) {
  return (
    <div className="message">
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <p>{children}</p>
    </div>
  );
}
