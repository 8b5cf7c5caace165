const json = new Set([114, 3802])

/**
 * A value from JavaScript as the text Postgres expects for a parameter of type `oid`. The type
 * decides between the two faces of an array: `{a,b}` for an array column, `["a","b"]` for jsonb.
 *
 * @param writtenJson  a string for json or jsonb is JSON text already, not a value to be quoted
 */
export function encodeParameter(
  value: unknown,
  oid: number | undefined,
  writtenJson = false,
): string | null {
  if (value === null || value === undefined) return null
  if (oid !== undefined && json.has(oid))
    return writtenJson && typeof value === 'string' ? value : JSON.stringify(value)
  if (Array.isArray(value)) return `{${value.map(encodeElement).join(',')}}`
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

function encodeElement(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (Array.isArray(value)) return `{${value.map(encodeElement).join(',')}}`
  const text = encodeParameter(value, undefined) ?? ''
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
