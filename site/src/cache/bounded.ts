/** A map that forgets what was not asked for the longest, before it holds more than its capacity. */
export interface Bounded<T> {
  readonly get: (key: string) => T | undefined;
  readonly set: (key: string, value: T, bytes: number) => void;
  readonly delete: (key: string) => void;
  readonly clear: () => void;
  readonly size: () => { readonly entries: number; readonly bytes: number };
}

export function createBounded<T>(capacity: number): Bounded<T> {
  // A map keeps the order of insertion: the first is the one to forget.
  const held = new Map<string, { readonly value: T; readonly bytes: number }>();
  let total = 0;
  const remove = (key: string) => {
    total -= held.get(key)?.bytes ?? 0;
    held.delete(key);
  };
  return {
    get: (key) => {
      const found = held.get(key);
      if (!found) return undefined;
      held.delete(key);
      held.set(key, found);
      return found.value;
    },
    set: (key, value, bytes) => {
      remove(key);
      if (bytes > capacity) return;
      held.set(key, { value, bytes });
      total += bytes;
      for (const oldest of held.keys()) {
        if (total <= capacity) return;
        remove(oldest);
      }
    },
    delete: remove,
    clear: () => {
      held.clear();
      total = 0;
    },
    size: () => ({ entries: held.size, bytes: total }),
  };
}
