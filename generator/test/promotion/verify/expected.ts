import type { Expectation } from '../../../src/promotion/verify/expectation.ts';

/** The commit with the release, one after it, and one before it. */
export const releaseCommit = '1'.repeat(40);
const laterCommit = '2'.repeat(40);

/** What is expected of the site in `live`. */
export const expectation: Expectation = {
  application: { namespace: 'argo', name: 'web-shop-dev' },
  namespace: 'web-shop-dev',
  host: 'dev.shop.example.com',
  release: {
    image: 'registry.example.com/web',
    tag: `sha-${'ab'.repeat(20)}`,
    digest: `sha256:${'cd'.repeat(32)}`,
  },
  source: {
    repoURL: 'https://git.example.com/web-core.git',
    targetRevision: 'main',
    path: 'environments/release-dev/shop',
  },
  holdsRelease: (revision) => Promise.resolve(holdsRelease(revision)),
};

export function holdsRelease(revision: string): boolean {
  return [releaseCommit, laterCommit].includes(revision);
}
