import { z } from 'zod';

/** Go leaves empty fields out, or writes null. */
const word = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const count = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);

function list<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);
}

const source = z.object({ repoURL: word, targetRevision: word, path: word });

const syncedResource = z.object({
  kind: word,
  namespace: word,
  name: word,
  hookType: word,
  hookPhase: word,
  message: word,
});

const operationState = z.object({
  phase: word,
  message: word,
  finishedAt: word,
  operation: z.object({
    sync: z.object({ dryRun: z.boolean().default(false), resources: list(z.unknown()) }).optional(),
  }),
  syncResult: z.object({ revision: word, resources: list(syncedResource) }).optional(),
});

const application = z.object({
  metadata: z.object({
    annotations: z.record(z.string(), z.string()).default({}),
    deletionTimestamp: word,
  }),
  /** Asked for and not begun yet; Argo CD moves it into the status. */
  operation: z.unknown().optional(),
  spec: z.object({ source: source.optional() }),
  status: z
    .object({
      conditions: list(z.object({ type: word, message: word })),
      health: z.object({ status: word, message: word }).optional(),
      sync: z
        .object({
          status: word,
          revision: word,
          comparedTo: z.object({ source: source.optional() }).optional(),
        })
        .optional(),
      reconciledAt: word,
      operationState: operationState.optional(),
    })
    .optional(),
});

const deployment = z.object({
  metadata: z.object({ generation: z.number() }),
  spec: z.object({
    // The API sets it where nobody wrote it.
    replicas: z.number(),
    template: z.object({
      spec: z.object({ containers: z.array(z.object({ name: word, image: word })) }),
    }),
  }),
  status: z
    .object({
      observedGeneration: count,
      replicas: count,
      updatedReplicas: count,
      availableReplicas: count,
      conditions: list(z.object({ type: word, status: word, reason: word, message: word })),
    })
    .optional(),
});

/** What Argo CD says of a site, as far as a verification reads it. */
export type ObservedApplication = z.output<typeof application>;
export type ObservedOperation = z.output<typeof operationState>;
export type ObservedDeployment = z.output<typeof deployment>;

export function readApplication(object: unknown): ObservedApplication | undefined {
  return application.safeParse(object).data;
}

export function readDeployment(object: unknown): ObservedDeployment | undefined {
  return deployment.safeParse(object).data;
}

/** The commits that the Application speaks of: git must say what they hold. */
export function revisionsOf(object: unknown): readonly string[] {
  const { status } = readApplication(object) ?? {};
  const named = [status?.operationState?.syncResult?.revision ?? '', status?.sync?.revision ?? ''];
  return [...new Set(named)].filter((revision) => revision !== '');
}
