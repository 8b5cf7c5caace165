import { setTimeout as sleep } from 'node:timers/promises'
import { RealtimeClient } from '@supabase/realtime-js'
import { Agent, request } from 'node:http'
import type { Settings } from '../../supabase/local/settings.ts'
import { offerLoad } from './offered-load.ts'
import type { Caller, Pair } from './people.ts'
import { Record, type Figures } from './record.ts'

type Message = { client_id: string; seq: number; author: { kind: string } }

const connections = new Agent({ keepAlive: true, maxSockets: 64 })

/** Calls a function of the Data API as somebody; resolves to its JSON. */
export function call(
  settings: Settings,
  caller: Caller,
  name: string,
  args: object,
): Promise<unknown> {
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY } = settings.product
  const body = JSON.stringify(args)
  return new Promise((resolve, reject) => {
    const outgoing = request(`${SUPABASE_URL}/rest/v1/rpc/${name}`, {
      method: 'POST',
      agent: connections,
      headers: {
        apikey: SUPABASE_PUBLISHABLE_KEY!,
        authorization: `Bearer ${caller.token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    })
    outgoing.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk))
      response.on('end', () => {
        if (response.statusCode === 200) resolve(JSON.parse(text))
        else reject(new Error(`${name}: ${response.statusCode} ${text}`))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Joins what a client of this kind joins; `hear` gets the messages of the other side. */
export async function listen(
  settings: Settings,
  pairs: Pair[],
  hear: (listener: string, message: Message) => void,
) {
  const sockets = new Map<string, RealtimeClient>()
  const joins: Promise<void>[] = []
  const join = (caller: Caller, topic: string, event: string, take: (payload: never) => void) => {
    let socket = sockets.get(caller.id)
    if (!socket) {
      socket = new RealtimeClient(
        `${settings.product.SUPABASE_URL!.replace('http', 'ws')}/realtime/v1`,
        {
          params: { apikey: settings.product.SUPABASE_PUBLISHABLE_KEY! },
          accessToken: async () => caller.token,
        },
      )
      sockets.set(caller.id, socket)
    }
    const channel = socket.channel(topic, { config: { private: true } })
    channel.on('broadcast', { event }, ({ payload }) => take(payload as never))
    joins.push(
      // Before the first join the client has not asked its accessToken yet.
      socket.setAuth().then(
        () =>
          new Promise<void>((resolve, reject) => {
            channel.subscribe((status, error) => {
              if (status === 'SUBSCRIBED') resolve()
              else if (status !== 'CLOSED') reject(error ?? new Error(`${topic}: ${status}`))
            })
          }),
      ),
    )
  }
  for (const { agent, customer, conversation } of pairs) {
    const state = (await call(settings, customer, 'widget_state', {})) as { topic: string }
    const page = (await call(settings, agent, 'timeline_page', { conversation })) as {
      topics: { conversation: string }
    }
    join(customer, state.topic, 'message', ({ message }: { message: Message }) => {
      if (message.author.kind === 'member') hear(`customer of ${conversation}`, message)
    })
    join(agent, page.topics.conversation, 'event', ({ message }: { message?: Message }) => {
      if (message?.author.kind === 'contact') hear(`agent of ${conversation}`, message)
    })
  }
  for (const agent of new Map(pairs.map((pair) => [pair.agent.id, pair.agent])).values()) {
    const { lists } = (await call(settings, agent, 'my_topics', {})) as { lists: string[] }
    for (const list of lists) join(agent, list, 'conversation', () => {})
  }
  await Promise.all(joins)
  return {
    sockets: sockets.size,
    close: () => Promise.all([...sockets.values()].map((socket) => socket.disconnect())),
  }
}

/** Both sides of every pair talk in turn at a constant rate, through the Data API and Realtime. */
export async function chatLoad(
  settings: Settings,
  pairs: Pair[],
  perSecond: number,
  seconds: number,
): Promise<Figures & { sockets: number }> {
  const record = new Record()
  const audience = await listen(settings, pairs, (listener, message) =>
    record.delivered(listener, message.client_id, message.seq),
  )
  await offerLoad(perSecond, seconds, async (index, due) => {
    const pair = pairs[index % pairs.length]!
    const caller = Math.floor(index / pairs.length) % 2 ? pair.agent : pair.customer
    const clientId = crypto.randomUUID()
    record.begun(clientId, due)
    try {
      await call(settings, caller, 'send_message', {
        conversation: pair.conversation,
        client_id: clientId,
        body: `Сообщение ${index}: рейс, номер и время прибытия.`,
      })
      record.acknowledged(clientId)
    } catch {
      record.failed()
    }
  })
  for (let waited = 0; waited < 10_000 && !record.complete; waited += 100) await sleep(100)
  // A doubled delivery would come after the first: give it the time.
  await sleep(500)
  await audience.close()
  return { ...record.figures(perSecond, seconds), sockets: audience.sockets }
}
