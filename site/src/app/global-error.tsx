'use client';

import './(frontend)/site.ts';
import { BrokenMessage } from '../components/broken-message.tsx';

/** What readers see when not even the frame of the site could be made, such as without its database. */
export default function GlobalError({ reset }: { readonly reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <BrokenMessage reset={reset} />
        </main>
      </body>
    </html>
  );
}
