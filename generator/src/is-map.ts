/** Whether a value is a plain collection of named fields, as JSON and YAML know it. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
