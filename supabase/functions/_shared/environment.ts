/**
 * What the functions read from their environment. On hosted Supabase SUPABASE_URL and the service key
 * are given; the JWT secret has to be set by hand, and a name of one's own may not begin with SUPABASE_.
 */
export const environment = {
  platformUrl: (): string | undefined => Deno.env.get('SUPABASE_URL'),
  serviceKey: (): string | undefined =>
    Deno.env.get('SUPABASE_SECRET_KEY') ??
    defaultOf('SUPABASE_SECRET_KEYS') ??
    Deno.env.get('SUPABASE_SERVICE_ROLE_KEY'),
  publishableKey: (): string | undefined =>
    Deno.env.get('SUPABASE_PUBLISHABLE_KEY') ??
    defaultOf('SUPABASE_PUBLISHABLE_KEYS') ??
    Deno.env.get('SUPABASE_ANON_KEY'),
  jwtSecret: (): string | undefined =>
    Deno.env.get('OTKLIK_JWT_SECRET') ?? Deno.env.get('SUPABASE_JWT_SECRET'),
  /** Address of the desk, whose frame alone asks for sessions; unset: not checked. */
  deskUrl: (): string | undefined => Deno.env.get('APP_URL') || undefined,
  /** A header in which the proxy in front writes the caller's address; unset: no address is trusted. */
  addressHeader: (): string | undefined => Deno.env.get('OTKLIK_ADDRESS_HEADER') || undefined,
}

/** Hosted Supabase gives its newer keys as one JSON object of names and keys. */
function defaultOf(name: string): string | undefined {
  try {
    const keys = JSON.parse(Deno.env.get(name) ?? '{}') as { default?: string }
    return keys.default
  } catch {
    return undefined
  }
}
