'use client';

import { BrokenMessage } from '../../../components/broken-message.tsx';

export default function PageError({ reset }: { readonly reset: () => void }) {
  return <BrokenMessage reset={reset} />;
}
