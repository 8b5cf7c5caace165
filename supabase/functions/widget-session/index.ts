import { askDataApi } from '../_shared/data-api.ts'
import { environment } from '../_shared/environment.ts'
import { handle, type Inbox } from './handler.ts'
import type { VisitorSession } from './token.ts'

function call(name: string, parameters: Record<string, unknown>): Promise<unknown> {
  const url = environment.platformUrl()
  const key = environment.serviceKey()
  if (!url || !key) throw new Error('SUPABASE_URL or the secret key is not set')
  return askDataApi({ url, key }, key, `rpc/${name}`, parameters)
}

Deno.serve((request) =>
  handle(request, {
    jwtSecret: environment.jwtSecret(),
    deskUrl: environment.deskUrl(),
    addressHeader: environment.addressHeader(),
    now: Date.now,
    findInbox: async (inbox_key) => (await call('widget_inbox', { inbox_key })) as Inbox | null,
    openSession: async (visit) =>
      (await call('open_visitor_session', visit)) as VisitorSession & {
        is_verified: boolean
        joined: number
      },
    endSession: async (session) => {
      await call('end_visitor_session', { session })
    },
    noteFailure: async (inbox, address) =>
      Number(await call('note_identity_failure', { inbox, address })),
  }),
)
