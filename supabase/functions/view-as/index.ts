import { askDataApi } from '../_shared/data-api.ts'
import { environment } from '../_shared/environment.ts'
import { handle } from './handler.ts'
import type { Viewing } from './token.ts'

/** Never with the secret key: everything here happens as the member who asks. */
function ask(token: string, path: string, parameters?: Record<string, unknown>): Promise<unknown> {
  const url = environment.platformUrl()
  const key = environment.publishableKey()
  if (!url || !key) throw new Error('SUPABASE_URL or the publishable key is not set')
  return askDataApi({ url, key }, token, path, parameters)
}

type SessionRow = { id: string; viewer_id: string; member_id: string; expires_at: string }

Deno.serve((request) =>
  handle(request, {
    jwtSecret: environment.jwtSecret(),
    now: Date.now,
    start: async (token, member) => (await ask(token, 'rpc/start_view_as', { member })) as Viewing,
    find: async (token, session) => {
      const columns = 'id,viewer_id,member_id,expires_at'
      const [row] = (await ask(
        token,
        `view_as_sessions?select=${columns}&id=eq.${session}`,
      )) as SessionRow[]
      return row ? { ...row, view_as_session_id: row.id } : null
    },
    end: async (token, session) => {
      await ask(token, 'rpc/end_view_as', { session })
    },
    isAccepted: async (token, member) =>
      ((await ask(token, `members?select=id&id=eq.${member}`)) as unknown[]).length === 1,
  }),
)
