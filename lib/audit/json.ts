/* The details of an entry are json that nobody promised a form. */

export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** What can be read of it; empty for what cannot. */
export function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function words(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
