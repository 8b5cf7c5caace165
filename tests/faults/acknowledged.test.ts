import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPlatform, type Platform } from '../../supabase/local/supervisor/platform.ts'
import { call } from '../load/chat-load.ts'
import { makePairs, type Pair } from '../load/people.ts'

type Sent = { conversation: string; clientId: string; seq: number }

let platform: Platform
let pairs: Pair[]
const home = mkdtempSync(join(tmpdir(), 'otklik-faults-'))

beforeAll(async () => {
  // Durable: what is promised after kill -9 is promised by fsync.
  platform = await startPlatform({ home, ports: 'free', services: ['gateway', 'realtime'] })
  pairs = await makePairs(platform.settings, 6, 3)
}, 60_000)

afterAll(async () => {
  await platform?.stop()
  rmSync(home, { recursive: true, force: true })
})

/** Sends one after the other as a client does: the same client_id until there is an answer. */
async function talk(pair: Pair, until: () => boolean): Promise<Sent[]> {
  const sent: Sent[] = []
  for (let n = 0; !until(); n += 1) {
    const clientId = crypto.randomUUID()
    const caller = n % 2 ? pair.agent : pair.customer
    for (;;) {
      try {
        const message = (await call(platform.settings, caller, 'send_message', {
          conversation: pair.conversation,
          client_id: clientId,
          body: `${n}`,
        })) as { seq: number }
        sent.push({ conversation: pair.conversation, clientId, seq: message.seq })
        break
      } catch {
        await sleep(50)
      }
    }
  }
  return sent
}

async function stored(): Promise<{ conversation_id: string; client_id: string; seq: number }[]> {
  const db = new pg.Client({ connectionString: platform.settings.product.DATABASE_URL })
  await db.connect()
  const { rows } = await db.query(
    'select conversation_id, client_id, seq::int from public.messages where conversation_id = any ($1) order by conversation_id, seq',
    [pairs.map((pair) => pair.conversation)],
  )
  await db.end()
  return rows
}

test('with API and Postgres killed under load, what was acknowledged is there once, numbered without gaps', async () => {
  let ended = false
  const talking = Promise.all(pairs.map((pair) => talk(pair, () => ended)))
  for (const service of ['gateway', 'postgres', 'gateway', 'postgres'] as const) {
    await sleep(1500)
    platform.kill(service)
    await platform.untilHealthy(service)
    await platform.untilHealthy('gateway')
  }
  await sleep(1500)
  ended = true
  const sent = (await talking).flat()
  expect(sent.length).toBeGreaterThan(100)

  const rows = await stored()
  const byClientId = new Map(rows.map((row) => [row.client_id, row]))
  expect(byClientId.size).toBe(rows.length)
  for (const message of sent) {
    expect(byClientId.get(message.clientId)).toMatchObject({
      conversation_id: message.conversation,
      seq: message.seq,
    })
  }
  for (const pair of pairs) {
    const seqs = rows
      .filter((row) => row.conversation_id === pair.conversation)
      .map((row) => row.seq)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  }
  // Every row is somebody's acknowledged send, or the first message of the pair.
  expect(rows.length).toBe(sent.length + pairs.length)
})
