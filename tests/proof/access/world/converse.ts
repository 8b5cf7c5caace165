import type pg from 'pg'
import type { Conversation } from './conversations.ts'
import { fileNamed, filesOf } from './files.ts'
import { idOf } from './ids.ts'
import { vera, type Member } from './members.ts'
import { asMember, contactToken, type Who } from './who.ts'
import { noted, said, unsaid } from './words.ts'
import { categoryId, inboxId, teamIds } from './places.ts'

type Sql = (text: string, values?: unknown[]) => Promise<unknown>

/**
 * What is said in each conversation, through the verbs: 1 the customer · 2 Vera, with a file · 3 Vera,
 * deleted, with a file · 4 its own author, where it has one · a note of Vera's with a file and its mentions.
 */
export async function converse(client: pg.Client, c: Conversation) {
  const sql: Sql = (text, values = []) => client.query(text, values)
  const customer = {
    role: 'authenticated',
    claims: contactToken(c.contact.id, c.contact.session).claims,
  }
  const say = (name: string, files: string[] = []) =>
    sql('select public.send_message($1, $2, $3, $4)', [
      c.id,
      idOf(`${name}/${c.id}`),
      `${said(c)} ${name}`,
      files,
    ])
  await sql(
    `insert into public.conversations (id, inbox_id, contact_id, category_id, team_id, contact_name, client_id)
     values ($1, $2, $3, $4, $5, $6, $1)`,
    [c.id, inboxId, c.contact.id, categoryId, teamIds.hotels, c.contact.name],
  )
  for (const file of filesOf(c)) await store(sql, c, file)
  await become(sql, customer, () => say('customer'))
  await become(sql, asMember(vera), async () => {
    await say('vera', [fileNamed(c, 'sent').id])
    await sql('select public.send_message($1, $2, $3, $4)', [
      c.id,
      idOf(`unsaid/${c.id}`),
      unsaid(c),
      [fileNamed(c, 'unsaid').id],
    ])
    await sql('select public.delete_message($1, 3)', [c.id])
  })
  if (c.author?.permissions.includes('reply')) {
    await sql('update public.conversations set assignee_id = $2 where id = $1', [c.id, c.author.id])
    await become(sql, asMember(c.author), () => say('author'))
  }
  await become(sql, asMember(vera), async () => {
    const ids = (people: Member[]) => people.map((member) => member.id)
    await sql('select public.write_note($1, $2, $3, $4)', [
      c.id,
      idOf(`note/${c.id}`),
      noted(c),
      [...ids(c.mentioned), ...ids(c.shutOut)],
    ])
    for (const member of c.shutOut)
      await sql('select public.withdraw_mention($1, $2)', [c.id, member.id])
  })
  const { id } = fileNamed(c, 'noted')
  await sql(
    'update public.attachments set note_id = (select n.id from public.notes n where n.conversation_id = $2) where id = $1',
    [id, c.id],
  )
}

async function store(sql: Sql, c: Conversation, file: ReturnType<typeof fileNamed>) {
  const kind = c.contact.id === file.uploader.id ? 'contact' : 'member'
  await sql(
    `insert into public.attachments (id, conversation_id, uploader_kind, uploader_id, name, content_type, bytes, path, checked_at)
     values ($1, $2, $3, $4, 'ticket.pdf', 'application/pdf', 3, $5, now())`,
    [file.id, c.id, kind, file.uploader.id, file.path],
  )
  await sql(
    `insert into storage.objects (id, bucket_id, name, metadata) values ($1, 'attachments', $2, '{"size": 3}')`,
    [file.id, file.path],
  )
}

async function become(sql: Sql, who: Pick<Who, 'claims'>, work: () => Promise<unknown>) {
  // As the owner, and so past no policy of a table, but through the checks of every verb.
  await sql(`select set_config('request.jwt.claims', $1, true)`, [JSON.stringify(who.claims)])
  await work()
  await sql(`select set_config('request.jwt.claims', '', true)`)
}
