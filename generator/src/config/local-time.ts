/**
 * The instants, in milliseconds since 1970, at which the clocks of a time zone show a local time such
 * as "2026-11-27T00:00": usually one, two while clocks are set back, none while they are set forward.
 */
export function instantsOf(local: string, timeZone: string): number[] {
  const asUtc = Date.parse(`${local}Z`);
  if (!isLocalTime(local) || !isTimeZone(timeZone)) return [];
  const day = 86_400_000;
  // Whatever the clocks did around that time, one of these is how far they were from UTC.
  const offsets = [asUtc - day, asUtc + day].map((instant) => offsetAt(instant, timeZone));
  const instants = [...new Set(offsets)].map((offset) => asUtc - offset);
  return instants
    .filter((instant) => instant + offsetAt(instant, timeZone) === asUtc)
    .sort((a, b) => a - b);
}

/** Whether a text is a minute of the calendar: a day that exists, and an hour before 24. */
export function isLocalTime(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return false;
  const instant = Date.parse(`${text}Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** Whether a time zone is known by this name. Offsets are none: they do not know of summer. */
export function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Z][A-Za-z]+(\/[A-Za-z0-9_+-]+)+$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** How far the clocks of a zone are ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}
