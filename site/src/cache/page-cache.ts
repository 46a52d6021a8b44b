import { createBounded } from './bounded.ts';

/** Something that was rendered, and what it depends on. */
export interface Entry<Value> {
  readonly value: Value;
  readonly tags: readonly string[];
  /** Behind how many steps of changes the rendering began. */
  readonly begun: number;
  /** When it began, and for how long it may be shown, both in milliseconds. */
  readonly renderedAt: number;
  readonly lifetime: number;
  readonly bytes: number;
  /** Of an address that is nobody's. Of those there are any number, so they have a share of their own. */
  readonly isMissing: boolean;
}

/** A rendering that others may be waiting for. */
export interface Render {
  readonly begun: number;
  readonly end: () => void;
}

/** What one process has rendered. It knows no clock and no database: changes come to it in steps. */
export interface PageCache<Value> {
  readonly get: (key: string, moreTags?: readonly string[]) => Entry<Value> | undefined;
  readonly set: (key: string, entry: Entry<Value>) => void;
  readonly begin: () => Render;
  /** The step at which a rendering begins now. */
  readonly step: () => number;
  /** Puts out of date what began before and has one of these tags. */
  readonly apply: (tags: readonly string[]) => void;
  /** Resolves when no rendering is left that began before this step: nobody can be given its result. */
  readonly drained: (step: number) => Promise<void>;
  readonly clear: () => void;
}

/** More changed tags than these are not remembered one by one. */
const mostTags = 10_000;

/**
 * A rendering that takes longer is waited for no more: somebody broke it off, or it hangs. What it
 * brings is not kept.
 */
const longestRender = 15_000;

export function createPageCache<Value>(capacity: number): PageCache<Value> {
  const pages = createBounded<Entry<Value>>(capacity);
  const missing = createBounded<Entry<Value>>(capacity / 8);
  const changedAt = new Map<string, number>();
  const running = new Map<Promise<void>, number>();
  let step = 0;
  let oldest = 0;

  const forgetAll = () => {
    step += 1;
    oldest = step;
    changedAt.clear();
    pages.clear();
    missing.clear();
  };
  const isOutdated = ({ begun, tags }: Entry<Value>, moreTags: readonly string[]) => {
    const changed = (tag: string) => (changedAt.get(tag) ?? 0) > begun;
    return begun < oldest || tags.some(changed) || moreTags.some(changed);
  };
  return {
    get: (key, moreTags = []) => {
      const entry = pages.get(key) ?? missing.get(key);
      if (!entry || !isOutdated(entry, moreTags)) return entry;
      pages.delete(key);
      missing.delete(key);
      return undefined;
    },
    set: (key, entry) => {
      if (isOutdated(entry, [])) return;
      pages.delete(key);
      missing.delete(key);
      (entry.isMissing ? missing : pages).set(key, entry, entry.bytes);
    },
    step: () => step,
    begin: () => {
      const begun = step;
      let end: () => void = () => undefined;
      const over = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longestRender);
        timer.unref();
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      running.set(over, begun);
      void over.then(() => running.delete(over));
      return { begun, end };
    },
    apply: (tags) => {
      if (tags.length === 0) return;
      step += 1;
      for (const tag of tags) changedAt.set(tag, step);
      if (changedAt.size > mostTags) forgetAll();
    },
    drained: async (before) => {
      const older = [...running].filter(([, begun]) => begun < before).map(([over]) => over);
      await Promise.all(older);
    },
    clear: forgetAll,
  };
}
