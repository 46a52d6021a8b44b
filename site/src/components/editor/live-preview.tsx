'use client';

import { RefreshRouteOnSave } from '@payloadcms/live-preview-react';
import { useRouter } from 'next/navigation';

/** Shows each change that the form beside this frame has saved. */
export function LivePreview() {
  const router = useRouter();
  return (
    <RefreshRouteOnSave
      refresh={() => {
        router.refresh();
      }}
      serverURL={window.location.origin}
    />
  );
}
