import path from 'node:path';
import { expect, it } from 'vitest';
import { findTool } from '../../src/kustomize/tools.ts';
import { createWorkspace } from '../workspace.ts';
import { putOnPath } from './tools.ts';

const silent = () => undefined;

it.each([
  { case: 'a new kustomize', scripts: { kustomize: 'echo v5.4.0' }, found: 'kustomize' },
  { case: 'a much newer one', scripts: { kustomize: 'echo v6.0.1' }, found: 'kustomize' },
  {
    case: 'kubectl with a new kustomize inside, past an old one beside it',
    scripts: {
      kustomize: 'echo v5.3.9',
      kubectl: 'echo "Client Version: v1.32.4"; echo "Kustomize Version: v5.5.0"',
    },
    found: 'kubectl',
  },
  {
    case: 'kubectl past a kustomize that does not start',
    scripts: { kustomize: 'exit 1', kubectl: 'echo "Kustomize Version: v5.7.1"' },
    found: 'kubectl',
  },
])('takes $case', async ({ scripts, found }) => {
  const { root } = createWorkspace();
  putOnPath(path.join(root, 'bin'), scripts, true);
  const tool = await findTool('kustomize', silent);
  expect(tool?.file).toBe(path.join(root, 'bin', found));
});

it('builds the pinned one where the one on PATH is too old', async () => {
  const { root } = createWorkspace();
  putOnPath(path.join(root, 'bin'), {
    kustomize: 'echo v5.3.0',
    kubectl: 'echo "Kustomize Version: v5.0.4"',
  });
  const tool = await findTool('kustomize', silent);
  expect(tool?.file).toMatch(/node_modules\/\.cache\/web-core\/tools\/kustomize-[0-9a-f]{12}$/);
});
