/**
 * Gives rows the ids of those that are stored already, place by place: blocks and rows exist once, and
 * each language only has texts of its own in them.
 */
export function takeIds<T>(built: T, stored: unknown): T {
  if (Array.isArray(built)) {
    const rows = Array.isArray(stored) ? (stored as readonly unknown[]) : [];
    return built.map((item: unknown, place) => takeIds(item, rows[place])) as T;
  }
  if (!isRecord(built) || !isRecord(stored) || 'root' in built) return built;
  const taken = Object.fromEntries(
    Object.entries(built).map(([key, value]) => [key, takeIds(value, stored[key])]),
  );
  return ('id' in stored ? { ...taken, id: stored.id } : taken) as T;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
