import { setTimeout as sleep } from 'node:timers/promises'
import WebSocket from 'ws'
import { request, type Ground } from '../ground.ts'
import type { Victim } from './victim.ts'

/** When something about the conversation reached the attacker, and over which door. In ms of performance.now(). */
export type Arrival = {
  at: number
  door: string
  /** ms since 1970, where it was replayed on the personal topic: when what it tells happened. */
  toldBefore?: number
}

type Frame = {
  topic: string
  event: string
  payload?: {
    event?: string
    payload?: Record<string, unknown>
    meta?: { replayed?: boolean }
  }
}

/**
 * A client that does what no honest one does: it ignores every event, keeps its sockets on every name it ever
 * learned, joins them again and again (with replay), guesses the next names, goes on asking the Data API and
 * Storage with its old token, and renews the token where Auth lets it.
 */
export class Attacker {
  readonly arrivals: Arrival[] = []
  private readonly names = new Set<string>()
  private readonly sockets: WebSocket[] = []
  private isOver = false
  private loops: Promise<void>[] = []
  private readonly ground: Ground
  private readonly victim: Victim
  private token: string

  constructor(ground: Ground, victim: Victim) {
    this.ground = ground
    this.victim = victim
    this.token = victim.token
  }

  /** Learns its names, joins them, and begins to poll. */
  async begin(): Promise<void> {
    await this.learnNames()
    await this.listen(this.victim.token)
    this.loops = [
      this.poll(),
      this.rejoin(),
      ...(this.victim.refreshToken ? [this.renew(this.victim.refreshToken)] : []),
    ]
  }

  async end(): Promise<void> {
    this.isOver = true
    for (const socket of this.sockets) socket.terminate()
    await Promise.all(this.loops)
  }

  /** A socket that stays for good, joined to every name known so far. */
  private async listen(token: string): Promise<void> {
    const { keys, urls } = this.ground.settings
    const address = `${urls.api.replace('http', 'ws')}/realtime/v1/websocket?apikey=${keys.publishableKey}&vsn=1.0.0`
    const socket = new WebSocket(address)
    this.sockets.push(socket)
    socket.on('error', () => {})
    socket.on('message', (data: Buffer) => this.hear(data.toString()))
    await new Promise<void>((resolve) => {
      socket.once('open', resolve)
      socket.once('close', resolve)
    })
    for (const name of this.names) this.join(socket, name, token)
  }

  private join(socket: WebSocket, name: string, token: string, replay?: object): void {
    if (socket.readyState !== WebSocket.OPEN) return
    const config = {
      private: true,
      broadcast: { self: true, ...(replay && { replay }) },
      presence: { key: '' },
    }
    const payload = { config, access_token: token }
    socket.send(
      JSON.stringify({
        topic: `realtime:${name}`,
        event: 'phx_join',
        payload,
        ref: '1',
        join_ref: '1',
      }),
    )
  }

  private hear(text: string): void {
    if (!text.includes(this.victim.conversation)) return
    const frame = JSON.parse(text) as Frame
    if (frame.event !== 'broadcast' || isFarewell(frame)) return
    const door = `socket ${frame.topic.split(':')[1]}`
    this.arrivals.push({ at: performance.now(), door, ...replayOfOwn(frame) })
  }

  /** Old names once more, with what was said meanwhile; and new ones, asked for or guessed. */
  private async rejoin(): Promise<void> {
    while (!this.isOver) {
      await sleep(200)
      await this.learnNames()
      for (const name of [...this.names])
        if (Math.random() < 0.5) guesses(name).forEach((guess) => this.names.add(guess))
      const open = this.sockets.filter((socket) => socket.readyState === WebSocket.OPEN)
      if (open.length < 2) await this.listen(this.token)
      else
        for (const name of [...this.names].slice(-60))
          this.join(open.at(-1)!, name, this.token, { since: Date.now() - 1_000, limit: 25 })
    }
  }

  private async learnNames(): Promise<void> {
    const { conversation, isCustomer } = this.victim
    const answers = isCustomer
      ? [await this.ask('/rest/v1/rpc/widget_state', {})]
      : [
          await this.ask('/rest/v1/rpc/my_topics', {}),
          await this.ask('/rest/v1/rpc/timeline_page', { conversation, page_size: 1 }),
        ]
    for (const { text } of answers)
      for (const [name] of text.matchAll(
        /(?:member|viewing|inbox|team|unassigned|conversation|typing|viewers|contact):[0-9a-z:.-]+/g,
      ))
        this.names.add(name)
  }

  private async poll(): Promise<void> {
    const { conversation, isCustomer, file } = this.victim
    const doors: [door: string, path: string, body?: object][] = [
      ['messages', `/rest/v1/messages?conversation_id=eq.${conversation}&order=seq.desc&limit=1`],
      ['files', `/storage/v1/object/authenticated/attachments/${file}`],
      [
        'search',
        `/rest/v1/messages?body=ilike.*flow*&select=conversation_id&limit=500&order=sent_at.desc`,
      ],
      ...(isCustomer
        ? ([
            ['contact_messages', '/rest/v1/rpc/contact_messages', { conversation, page_size: 1 }],
            ['widget_state', '/rest/v1/rpc/widget_state', {}],
          ] as [string, string, object][])
        : ([
            ['notes', `/rest/v1/notes?conversation_id=eq.${conversation}&limit=1`],
            [
              'embedded',
              `/rest/v1/conversations?id=eq.${conversation}&select=id,messages(seq),contacts(name)`,
            ],
            ['timeline_page', '/rest/v1/rpc/timeline_page', { conversation, page_size: 1 }],
            [
              'list_page',
              '/rest/v1/rpc/list_page',
              { filters: { view: 'all', status: ['open', 'snoozed', 'closed'] }, page_size: 200 },
            ],
            ['saved_view_counts', '/rest/v1/rpc/saved_view_counts', {}],
          ] as [string, string, object?][])),
    ]
    while (!this.isOver) {
      for (const [door, path, body] of doors) {
        const { status, text } = await this.ask(path, body)
        if (status === 200 && text.includes(conversation))
          this.arrivals.push({ at: performance.now(), door })
      }
      await sleep(50)
    }
  }

  private async renew(refreshToken: string): Promise<void> {
    let next = refreshToken
    while (!this.isOver) {
      await sleep(700)
      const { status, text } = await this.ask('/auth/v1/token?grant_type=refresh_token', {
        refresh_token: next,
      })
      if (status !== 200) continue
      const session = JSON.parse(text) as { access_token: string; refresh_token: string }
      next = session.refresh_token
      this.token = session.access_token
    }
  }

  private ask(path: string, body?: object) {
    // Now with the token of the beginning, now with the newest: one may outlive the other.
    return request(this.ground, Math.random() < 0.5 ? this.token : this.victim.token, path, body)
  }
}

/**
 * What was once sent to somebody personally may be given back to the same person: it was read then. What
 * happened after the loss may not.
 */
function replayOfOwn({ topic, payload }: Frame): { toldBefore?: number } {
  const row = payload?.payload?.row as { last_message_at?: string } | undefined
  if (!payload?.meta?.replayed || !topic.startsWith('realtime:member:') || !row?.last_message_at)
    return {}
  return { toldBefore: Date.parse(row.last_message_at) }
}

/** "You have lost this one": an id and nothing else, so that honest clients know that they should leave. */
function isFarewell({ payload }: Frame): boolean {
  const words = Object.keys(payload?.payload ?? {}).filter(
    (key) => key !== 'id' && key !== 'conversation_id',
  )
  return (
    ['topic_moved', 'access_changed', 'conversation_left'].includes(payload?.event ?? '') &&
    words.length === 0
  )
}

/** The names that would come next, would somebody raise an epoch. */
function guesses(name: string): string[] {
  const [, head, epochs] = /^(.*:)([0-9.]+)$/.exec(name) ?? []
  if (!head || !epochs) return []
  const numbers = epochs.split('.').map(Number)
  return numbers.map(
    (_, place) => head + numbers.map((epoch, n) => (n === place ? epoch + 1 : epoch)).join('.'),
  )
}
