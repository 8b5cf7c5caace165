/**
 * Is a failed read of the Data API worth another try? Without a code no answer came. 08, 53, 57: Postgres
 * is away, full or shutting down; PGRST00x: the API cannot reach it; PGRST301, 303: the token had expired,
 * the next try carries a new one. Anything else will be refused again.
 */
export function isWorthRetrying(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string' || code === '') return true
  return /^(08|53|57|PGRST00|PGRST30[13])/.test(code)
}
