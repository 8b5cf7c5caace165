import { PostgrestClient } from '@supabase/postgrest-js'
import { RealtimeClient } from '@supabase/realtime-js'
import type { SupabaseClient } from '@supabase/supabase-js'
import { pauseAfter } from '#lib/kernel/backoff.ts'
import { clock } from '#lib/kernel/clock.ts'
import type { Database } from './database.types.ts'
import { createTokenKeeper, SessionEnded, ViewingEnded, type SessionToken } from './token-keeper.ts'
import { claimOf } from './token-claim.ts'

/** What a query or command needs of a client: the browser's, a request's or the service role's. */
export type Supabase = Pick<SupabaseClient<Database>, 'from' | 'rpc' | 'realtime'>

/** Where files go, and as whom: Storage and functions are asked without supabase-js. */
export type Platform = {
  /** Without a slash at its end. */
  url: string
  apikey: string
  /** The person's token as it is now; rejects when the session is over. */
  token: () => Promise<string>
}

export type BrowserSupabase = Supabase & { platform: Platform }

/** Milliseconds after which an unanswered request counts as lost. */
const patience = 15_000

/** Milliseconds between tries to open the socket again. */
const reconnecting = { first: 1_000, factor: 2, most: 10_000 }

/** What the page does when its session is not what it was. */
type SessionFate = {
  /** It is over: ask to sign in again. */
  onSessionEnd: () => void
  /** The desk was seen as another member, and is not any more. */
  onViewingEnd: () => void
  /** In another tab somebody else has signed in, or begun or ceased to view as a member. */
  onOtherPerson: () => void
}

let client: BrowserSupabase | undefined

/**
 * The browser's client, one per page load: supabase-js's own parts for data and realtime. Its auth part
 * stays on the server (docs/decisions/0010), which also keeps 45 KB away
 * from the first page. Address and key come from the root layout at run time, so that one build serves
 * any platform.
 *
 */
export function browserClient(
  url: string,
  publishableKey: string,
  fate: SessionFate,
): BrowserSupabase {
  client ??= makeClient(url.replace(/\/$/, ''), publishableKey, fate)
  return client
}

function makeClient(url: string, apikey: string, fate: SessionFate): BrowserSupabase {
  const ask = askForOnePerson(fate.onOtherPerson)
  const keeper = createTokenKeeper({ ask, now: clock.ms })
  const token = () =>
    keeper.token().catch((error: unknown) => {
      if (error instanceof ViewingEnded) fate.onViewingEnd()
      else if (error instanceof SessionEnded) fate.onSessionEnd()
      throw error
    })
  const data = new PostgrestClient<Database>(`${url}/rest/v1`, {
    schema: 'public',
    timeout: patience,
    // Who asks knows whether and when to ask again: TanStack Query, the outbox.
    retry: false,
    fetch: async (input, init) => {
      const bearer = await token()
      const headers = new Headers(init?.headers)
      headers.set('apikey', apikey)
      headers.set('Authorization', `Bearer ${bearer}`)
      const response = await fetch(input, { ...init, headers })
      if (response.status === 401) keeper.doubt(bearer)
      return response
    },
  })
  const realtime = new RealtimeClient(`${url.replace(/^http/, 'ws')}/realtime/v1`, {
    params: { apikey },
    accessToken: () => token().catch(() => null),
    // Without the jitter all desks that lost one server come back in the same second.
    reconnectAfterMs: (tries) => pauseAfter(tries, Math.random(), reconnecting),
  })
  return {
    // The same functions with the same types, but for the name of the class they are declared in.
    from: data.from.bind(data) as Supabase['from'],
    rpc: data.rpc.bind(data) as unknown as Supabase['rpc'],
    realtime,
    platform: { url, apikey, token },
  }
}

/** Asks for tokens of the first person only: a page shows one desk, whoever the cookies belong to now. */
function askForOnePerson(onOther: () => void) {
  let person: string | undefined
  return async (isDoubted: boolean): Promise<SessionToken> => {
    const token = await askForToken(isDoubted)
    const named = claimOf(token.accessToken, 'sub')
    person ??= named
    if (named === person) return token
    onOther()
    throw new TypeError('the session is somebody else’s now')
  }
}

async function askForToken(isDoubted: boolean): Promise<SessionToken> {
  const response = await fetch(isDoubted ? '/api/session?check' : '/api/session', {
    cache: 'no-store',
    signal: AbortSignal.timeout(patience),
  })
  if (response.status === 401) throw new SessionEnded()
  if (response.status === 410) throw new ViewingEnded()
  if (!response.ok) throw new TypeError(`/api/session answered ${response.status}`)
  return (await response.json()) as SessionToken
}
