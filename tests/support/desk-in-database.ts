import { randomBytes, randomUUID } from 'node:crypto'
import { PgBoss } from 'pg-boss'
import { openDatabase, type Database, type Sql } from '#lib/queue/database.ts'
import { requestContext, type Person } from '../../supabase/tests/support/person.ts'
import { anna, contactPerson, contacts, widgetInbox } from './cast.ts'

/** The desk without its screens, for flows: people act through the verbs, and time passes on demand. */
export type DeskInDatabase = {
  database: Database
  /** Runs verbs as a person, in one transaction. */
  as<Result>(person: Person, work: (sql: Sql) => Promise<Result>): Promise<Result>
  /** A member writes in a conversation; the seq of the message. */
  reply(conversation: string, body: string, author?: Person): Promise<number>
  /** A customer opens the widget and reads up to this seq. */
  read(conversation: string, seq: number, customer?: { userId: string }): Promise<void>
  /**
   * Everything that is stamped becomes this much older, what was put off comes nearer, and pg-boss looks
   * after lost jobs. What that puts off in turn needs another pass.
   */
  pass(minutes: number): Promise<void>
  /** Waits until no job of the queue is due, running, or to be tried again at once. */
  calm(queue: string): Promise<void>
  close(): Promise<void>
}

export function openDesk(url: string): DeskInDatabase {
  const database = openDatabase(url, 3)
  const as: DeskInDatabase['as'] = (person, work) =>
    database.transaction(async (sql) => {
      const { role, claims } = requestContext(person)
      await sql(`select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)`, [
        role,
        JSON.stringify(claims),
      ])
      return work(sql)
    })
  return {
    database,
    as,
    reply: async (conversation, body, author = anna) => {
      const [sent] = await as(author, (sql) =>
        sql<{ seq: number }>(`select (public.send_message($1, $2, $3) ->> 'seq')::int as seq`, [
          conversation,
          randomUUID(),
          body,
        ]),
      )
      return sent?.seq ?? 0
    },
    read: async (conversation, seq, { userId } = contacts.maria) => {
      const [opened] = await database.sql<{ contact: string; session: string }>(
        `select s ->> 'contact_id' as contact, s ->> 'session_id' as session
         from public.open_visitor_session($1, $2, $3) s`,
        [widgetInbox.id, randomBytes(33).toString('base64url'), { user_id: userId }],
      )
      const reader = contactPerson(opened?.contact ?? '', opened?.session ?? '')
      await as(reader, (sql) => sql('select public.mark_read($1, $2)', [conversation, seq]))
    },
    pass: async (minutes) => {
      for (const statement of clocks) await database.sql(statement, [minutes])
      await supervise(url)
      await database.sql(
        `select pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), name) from pgboss.queue`,
      )
    },
    calm: async (queue) => {
      const end = performance.now() + 10_000
      for (;;) {
        const [left] = await database.sql<{ jobs: number }>(unfinished, [queue])
        if (left?.jobs === 0) return
        if (performance.now() > end) throw new Error(`${left?.jobs} jobs of ${queue} are not done.`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    close: () => database.close(),
  }
}

/** What a worker does by itself once a minute. */
async function supervise(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    migrate: false,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => {})
  await boss.start()
  await boss.supervise()
  await boss.stop({ graceful: false })
}

const ago = 'make_interval(mins => $1)'

const clocks = [
  `update public.messages set sent_at = sent_at - ${ago}`,
  `update public.sent_mails set claimed_at = claimed_at - ${ago}`,
  `update pgboss.job set start_after = start_after - ${ago}, started_on = started_on - ${ago}
   where state in ('created', 'retry', 'active')`,
  `update pgboss.queue set monitor_claim_on = monitor_claim_on - ${ago}`,
]

const unfinished = `
  select count(*)::int as jobs from pgboss.job
  where name = $1 and (state = 'active' or (state in ('created', 'retry') and start_after <= now()))`
