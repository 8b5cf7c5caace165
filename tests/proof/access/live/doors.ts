import type { SupabaseClient } from '@supabase/supabase-js'
import { verb } from '../rules/doors.ts'
import { leaks, memberWhoSees, sees } from '../rules/sight.ts'
import type { Ground } from '../ground.ts'
import {
  colleagues,
  conversations,
  elsewhere,
  mentionedIn,
  waiting,
  type Conversation,
} from '../world/conversations.ts'
import { fileNamed } from '../world/files.ts'
import type { Who } from '../world/who.ts'
import type { Cell } from '../matrix/probe.ts'

const four = [colleagues, waiting, elsewhere, mentionedIn]

/** Everything that is tried with one person's client. */
export async function asked(who: Who, client: SupabaseClient, ground: Ground): Promise<Cell[]> {
  return [
    ...(await tables(who, client)),
    ...(await embedded(who, client)),
    ...(await verbs(who, client)),
    ...(await files(who, client)),
    ...(await topics(who, client, ground)),
  ]
}

const cell = (relation: string, expected: string | number, got: string | number | null): Cell => ({
  relation,
  expected: String(expected),
  got: String(got),
})

async function tables(who: Who, client: SupabaseClient): Promise<Cell[]> {
  const rules = {
    conversations: { key: 'id', sees: memberWhoSees },
    messages: { key: 'conversation_id', sees },
    notes: { key: 'conversation_id', sees: memberWhoSees },
  }
  const cells: Cell[] = []
  for (const [table, rule] of Object.entries(rules)) {
    const { data, count } = await client.from(table).select('*', { count: 'exact' }).limit(1000)
    const found = new Set((data as Record<string, string>[] | null)?.map((row) => row[rule.key]))
    const expected = conversations.filter((c) => rule.sees(who, c))
    cells.push(
      cell(
        `select ${table}`,
        expected.map((c) => c.relation).join(),
        conversations
          .filter((c) => found.has(c.id))
          .map((c) => c.relation)
          .join(),
      ),
      cell(`count ${table}`, data?.length ?? 0, count ?? 0),
      cell(`words in ${table}`, '', leaks(who, JSON.stringify(data))),
    )
  }
  const search = await client
    .from('messages')
    .select('conversation_id')
    .ilike('body', '%said-%')
    .eq('conversation_id', elsewhere.id)
  cells.push(
    cell(
      'search messages',
      sees(who, elsewhere) ? 'found' : 'nothing',
      search.data?.length ? 'found' : 'nothing',
    ),
  )
  return cells
}

/** PostgREST follows foreign keys: each step asks the policies of its own table. */
async function embedded(who: Who, client: SupabaseClient): Promise<Cell[]> {
  const selects = {
    contacts: '*, conversations(*, messages(*), notes(*))',
    messages: '*, conversations(*, notes(*), contacts(*))',
    members: '*, conversations(*, messages(*))',
    attachments: '*, messages(*), notes(*)',
  }
  const cells: Cell[] = []
  for (const [table, select] of Object.entries(selects)) {
    const { data } = await client.from(table).select(select).limit(1000)
    const text = JSON.stringify(data)
    const hidden = conversations.filter((c) => !sees(who, c) && text?.includes(c.id))
    cells.push(
      cell(`embedded in ${table}`, '', leaks(who, text) || hidden.map((c) => c.relation).join()),
    )
  }
  return cells
}

async function verbs(who: Who, client: SupabaseClient): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const c of four) {
    const timeline = await client.rpc('timeline_page', { conversation: c.id })
    cells.push(
      cell(
        `timeline_page ${c.relation}`,
        memberWhoSees(who, c) ? 'ok' : 'refused',
        timeline.error ? 'refused' : 'ok',
      ),
    )
    const closed = await client.rpc('close_conversation', { conversation: c.id })
    const reason = verb(who, 'close', c)
    cells.push(
      cell(
        `close_conversation ${c.relation}`,
        reason,
        closed.error ? shortly(closed.error.message) : 'ok',
      ),
    )
    const posted = await client
      .from('messages')
      .insert({ conversation_id: c.id, seq: 99, body: 'x' })
    cells.push(cell(`insert messages ${c.relation}`, 'denied', posted.error ? 'denied' : 'ok'))
  }
  return cells
}

/** Postgres's own refusals have no reason of ours. */
const shortly = (message: string) => (/^[a-z_]+$/.test(message) ? message : 'denied')

async function files(who: Who, client: SupabaseClient): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const c of four) {
    for (const kind of ['sent', 'noted', 'unsaid'] as const) {
      const file = fileNamed(c, kind)
      const { data } = await client.storage.from('attachments').createSignedUrl(file.path, 60)
      const may = kind === 'sent' ? sees(who, c) : kind === 'noted' && memberWhoSees(who, c)
      cells.push(
        cell(
          `sign ${kind} file, ${c.relation}`,
          may ? 'signed' : 'refused',
          data ? 'signed' : 'refused',
        ),
      )
    }
    const foreign = await client.storage.from('attachments').upload(`${c.id}/${c.id}/x.txt`, 'x')
    cells.push(cell(`upload, ${c.relation}`, 'refused', foreign.error ? 'refused' : 'stored'))
  }
  return cells
}

async function topics(who: Who, client: SupabaseClient, { pool }: Ground): Promise<Cell[]> {
  const cells: Cell[] = []
  await client.realtime.setAuth()
  for (const c of [colleagues, elsewhere]) {
    const name = async (kind: string) =>
      (
        await pool.query<{ name: string }>('select private.conversation_topic($1, $2) as name', [
          kind,
          c.id,
        ])
      ).rows[0]!.name
    cells.push(
      cell(
        `join conversation, ${c.relation}`,
        memberWhoSees(who, c) ? 'joined' : 'refused',
        await join(client, await name('conversation')),
      ),
    )
    cells.push(
      cell(
        `join typing, ${c.relation}`,
        sees(who, c) ? 'joined' : 'refused',
        await join(client, await name('typing')),
      ),
    )
    cells.push(await forge(client, c, await name('conversation')))
  }
  return cells
}

function join(client: SupabaseClient, topic: string): Promise<string> {
  return new Promise((resolve) => {
    const channel = client.channel(topic, { config: { private: true } })
    channel.subscribe((status) => {
      if (status === 'SUBSCRIBED') resolve('joined')
      else if (status !== 'CLOSED') {
        resolve('refused')
        void client.removeChannel(channel)
      }
    })
  })
}

/** Speaking where the database speaks: nobody. Over HTTP, which says whether it was taken. */
async function forge(client: SupabaseClient, c: Conversation, topic: string): Promise<Cell> {
  const channel = client.channel(topic, { config: { private: true } })
  const answer = await channel.httpSend('event', { forged: true }).catch(() => ({ success: false }))
  await client.removeChannel(channel)
  return cell(`forge an event, ${c.relation}`, 'refused', answer.success ? 'sent' : 'refused')
}
