import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { judgeDeployment } from '../../../src/promotion/verify/judge-deployment.ts';
import { judgeOperation } from '../../../src/promotion/verify/judge-operation.ts';
import { imageReference } from '../../../src/releases/release.ts';
import { mergePatch } from '../../cluster/merge-patch.ts';
import { expectation } from './expected.ts';

const base = path.resolve(import.meta.dirname, '../../../../kustomize/base');

it('the migration that is looked for is the one that every site has', () => {
  const { kind, metadata } = readBase('job.yaml');
  const operation = {
    phase: 'Succeeded',
    message: '',
    finishedAt: '',
    operation: {},
    syncResult: {
      revision: 'any',
      resources: [
        {
          kind,
          name: metadata.name,
          namespace: expectation.namespace,
          hookType: metadata.annotations?.['argocd.argoproj.io/hook'] ?? '',
          hookPhase: 'Succeeded',
          message: '',
        },
      ],
    },
  };
  expect(judgeOperation(operation, expectation, () => true)).toEqual([]);
});

it('the Deployment that is judged is the one that every site has', () => {
  const deployment = readBase('deployment.yaml');
  const [container = {}] = deployment.spec.template?.spec.containers ?? [];
  const rolledOut = mergePatch(deployment, {
    metadata: { generation: 1 },
    spec: {
      replicas: 1,
      template: {
        spec: { containers: [{ ...container, image: imageReference(expectation.release) }] },
      },
    },
    status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1 },
  });
  expect(judgeDeployment(rolledOut, expectation)).toEqual([]);
});

interface BaseObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Record<string, string> };
  readonly spec: { readonly template?: { readonly spec: { readonly containers: object[] } } };
}

function readBase(file: string): BaseObject {
  return parse(readFileSync(path.join(base, file), 'utf8')) as BaseObject;
}
