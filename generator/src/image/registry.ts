import { z } from 'zod';
import { CannotRun } from '../issue.ts';
import { requireAnswer, type Engine } from './engine.ts';

/** What registries say of a name that nobody has pushed; every other answer is no answer. */
const absent = /no such manifest|manifest unknown|MANIFEST_UNKNOWN|name unknown|NAME_UNKNOWN/i;

const manifestSchema = z.object({ Descriptor: z.object({ digest: z.string() }) });

/** The digest under which the registry has an image; undefined where it says that it has none. */
export async function findPushed(engine: Engine, reference: string): Promise<string | undefined> {
  const insecure = isLocal(reference) ? ['--insecure'] : [];
  const { ok, output, reason } = await engine([
    'manifest',
    'inspect',
    '--verbose',
    ...insecure,
    reference,
  ]);
  if (ok) return readDigest(output, reference);
  if (absent.test(reason)) return undefined;
  // A registry that cannot be asked may well have it, and a tag is never pushed twice.
  throw new CannotRun(
    `the registry does not tell whether it has ${reference}: ${reason.split('\n').at(-1) ?? ''}`,
  );
}

/** Pushes an image and tells under which digest the registry has it now. */
export async function pushImage(
  engine: Engine,
  reference: string,
  show: (text: string) => void,
): Promise<string> {
  const said = await requireAnswer(
    engine,
    `${reference} could not be pushed`,
    ['push', reference],
    show,
  );
  const [, digest] = /\bdigest: (sha256:[0-9a-f]{64})\b/.exec(said) ?? [];
  const kept = await findPushed(engine, reference);
  if (digest !== undefined && digest === kept) return digest;
  throw new CannotRun(
    `${reference} was pushed as ${digest ?? 'nothing'}, and the registry has ${kept ?? 'nothing'}: somebody else pushes the same tag.`,
  );
}

function readDigest(output: string, reference: string): string {
  const found = manifestSchema.safeParse(JSON.parse(output));
  if (found.success) return found.data.Descriptor.digest;
  throw new CannotRun(
    `${reference} is there, and not as one image: "docker manifest inspect ${reference}" shows what it is.`,
  );
}

function isLocal(reference: string): boolean {
  return /^(localhost|127\.0\.0\.1)(:\d+)?\//.test(reference);
}
