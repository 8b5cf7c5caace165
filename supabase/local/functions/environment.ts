import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import type { Settings } from '../settings.ts'

/**
 * What a function finds in Deno.env: Supabase's variables under the names of the hosted platform, the
 * product's, and those of functions/.env (which cannot replace the others, as upstream).
 */
export function functionEnvironment(settings: Settings, envFile: string): Record<string, string> {
  const { keys, product, databaseUrl, urls } = settings
  const own = existsSync(envFile) ? parseEnv(readFileSync(envFile, 'utf8')) : {}
  return {
    ...(own as Record<string, string>),
    ...product,
    SUPABASE_URL: urls.api,
    SUPABASE_ANON_KEY: keys.anonKey,
    SUPABASE_SERVICE_ROLE_KEY: keys.serviceRoleKey,
    SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: keys.publishableKey }),
    SUPABASE_SECRET_KEY: keys.secretKey,
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: keys.secretKey }),
    SUPABASE_DB_URL: databaseUrl,
    SUPABASE_JWT_SECRET: keys.jwtSecret,
  }
}
