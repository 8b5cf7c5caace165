import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { anna, artem, boris, conversations, darya, teams, vera } from '../../tests/support/cast.ts'
import type { DeskInDatabase } from '../../tests/support/desk-in-database.ts'
import { test as base } from '../../tests/support/worker-test.ts'

const queue = 'mentions/mail-mention'
const { mariaTickets, elenaHotel } = conversations

const test = base.extend<{ worker: void }>({
  worker: [
    async ({ startWorker }, provide) => {
      await startWorker()
      await provide(undefined)
    },
    { auto: true },
  ],
})

type Note = { conversation?: string; mentioned?: string[]; inTeams?: string[]; by?: typeof anna }

/** A note that mentions Darya, of the other team, unless told otherwise. */
async function note(desk: DeskInDatabase, given: Note = {}): Promise<string> {
  const { conversation = mariaTickets, mentioned = [darya.id], inTeams = [], by = anna } = given
  const [written] = await desk.as(by, (sql) =>
    sql<{ id: string }>(
      `select public.write_note($1, $2, 'Секрет: посмотрите бронь.', $3, $4) ->> 'id' as id`,
      [conversation, randomUUID(), mentioned, inTeams],
    ),
  )
  return written?.id ?? ''
}

async function later(desk: DeskInDatabase, minutes = 3) {
  await desk.pass(minutes)
  await desk.calm(queue)
}

test('a member who does not look gets a mail without a word of the note', async ({
  desk,
  post,
}) => {
  await desk.database.sql(`update public.members set locale = 'ru' where id = $1`, [darya.id])
  const id = await note(desk)
  await desk.calm(queue)
  expect(post.attempts()).toBe(0)
  await later(desk)
  const [mail] = await post.received(1)
  expect(mail).toMatchObject({
    to: [{ name: 'Дарья Волкова', address: darya.email }],
    subject: expect.stringMatching(/^Анна Морозова: упоминание в диалоге № \d+ · /) as string,
    messageId: `<mention.${id}.${darya.id}@sever.test>`,
  })
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toMatch(/https:\/\/desk\.test\/inbox\/mentions\/\d+/)
    expect(part).toContain('Мария Иванова')
    expect(part).not.toContain('Секрет')
  }
  await later(desk, 60)
  expect(post.attempts()).toBe(1)
})

test('who has looked meanwhile, was taken back, or has left, gets none', async ({ desk, post }) => {
  await note(desk, { mentioned: [darya.id, boris.id, artem.id] })
  await desk.as(darya, (sql) => sql('select public.mark_read($1, 1)', [mariaTickets]))
  await desk.as(anna, (sql) =>
    sql('select public.withdraw_mention($1, $2)', [mariaTickets, boris.id]),
  )
  await desk.database.sql('update public.members set deactivated_at = now() where id = $1', [
    artem.id,
  ])
  await later(desk)
  expect(post.attempts()).toBe(0)
})

test('a member with English gets English', async ({ desk, post }) => {
  await desk.database.sql(`update public.members set locale = 'en' where id = $1`, [darya.id])
  await note(desk)
  await later(desk)
  const [mail] = await post.received(1)
  expect(mail?.subject).toMatch(/^Анна Морозова mentioned you in conversation #\d+/)
})

test('a mentioned team: each of its members gets one, but for the author', async ({
  desk,
  post,
}) => {
  await note(desk, { conversation: elenaHotel, mentioned: [], inTeams: [teams.tickets], by: vera })
  await later(desk)
  const mails = await post.received(2)
  expect(mails.map(({ to }) => to?.[0]?.address).sort()).toEqual([anna.email, boris.email])
})

test('mentioned again without having looked: one mail; after a look: another', async ({
  desk,
  post,
}) => {
  await note(desk)
  await note(desk)
  await later(desk)
  await note(desk)
  await later(desk)
  expect(post.attempts()).toBe(1)
  await desk.as(darya, (sql) => sql('select public.mark_read($1, 1)', [mariaTickets]))
  await note(desk)
  await later(desk)
  await post.received(2)
})

test('a job that comes twice mails once', async ({ desk, post }) => {
  const noteId = await note(desk)
  for (let n = 0; n < 3; n += 1)
    await desk.database.sql('select private.enqueue($1, $2)', [
      queue,
      { note_id: noteId, member_id: darya.id },
    ])
  await desk.calm(queue)
  await later(desk)
  expect(post.attempts()).toBe(1)
})
