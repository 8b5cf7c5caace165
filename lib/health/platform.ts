import { env } from '#lib/kernel/env.ts'
import { judge, type Health } from './health.ts'
import { probe } from './probe.ts'

/**
 * Asks every service over the paths that any Supabase has. Realtime and the functions are asked for
 * something cheap that they refuse in their own words; the data request runs as the service role,
 * because only it may ask how the worker is.
 */
export async function platformHealth(): Promise<Health> {
  const url = env('SUPABASE_URL').replace(/\/$/, '')
  const key = env('SUPABASE_SECRET_KEY')
  // The newer keys are no tokens; only the older ones go as one, too.
  const keys = { apikey: key, ...(!key.startsWith('sb_') && { authorization: `Bearer ${key}` }) }
  const publishable = { apikey: env('SUPABASE_PUBLISHABLE_KEY') }
  const [data, realtime, functions] = await Promise.all([
    probe(`${url}/rest/v1/rpc/platform_health`, {
      method: 'POST',
      headers: { ...keys, 'content-type': 'application/json' },
      body: '{}',
    }),
    probe(`${url}/realtime/v1/api/ping`, { headers: publishable }),
    probe(`${url}/functions/v1/widget-session`, { headers: publishable }),
  ])
  return judge({ data, realtime, functions })
}
