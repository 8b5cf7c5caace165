import { expect } from 'vitest'
import { vera } from '../../tests/support/cast.ts'
import type { DeskInDatabase } from '../../tests/support/desk-in-database.ts'
import { until } from '../../tests/support/mail-catcher.ts'
import { test as base } from '../../tests/support/worker-test.ts'

const queue = 'members/mail-invitation'
const address = 'olga@sever.test'

const test = base.extend<{ worker: void }>({
  worker: [
    async ({ startWorker }, provide) => {
      await startWorker()
      await provide(undefined)
    },
    { auto: true },
  ],
})

async function invite(desk: DeskInDatabase, email = address): Promise<string> {
  const [row] = await desk.as(vera, (sql) =>
    sql<{ id: string }>(
      `select public.invite_member($1, r.id) ->> 'id' as id from public.roles r where r.key = 'agent'`,
      [email],
    ),
  )
  return row?.id ?? ''
}

/** The token in a letter's link. */
function tokenIn(mail: { text?: string | undefined } | undefined): string {
  return /https:\/\/desk\.test\/invite\?token=([0-9a-f]{64})/.exec(mail?.text ?? '')?.[1] ?? ''
}

async function stateOf(desk: DeskInDatabase, token: string) {
  const [row] = await desk.database.sql<{ state: string | null }>(
    `select public.invitation_by_token($1) ->> 'state' as state`,
    [token],
  )
  return row?.state
}

const sentAt = async (desk: DeskInDatabase, id: string) =>
  (await desk.database.sql('select sent_at from public.invitations where id = $1', [id]))[0]
    ?.sent_at

test('who is invited gets a letter whose link opens the invitation', async ({ desk, post }) => {
  const id = await invite(desk)
  const [mail] = await post.received(1)
  expect(mail?.to).toEqual([{ name: '', address }])
  expect(mail?.text).toContain('Вера Соколова приглашает вас в команду')
  expect(await stateOf(desk, tokenIn(mail))).toBe('open')
  await desk.calm(queue)
  expect(await sentAt(desk, id)).toBeInstanceOf(Date)
})

test('the token is in the letter and nowhere else', async ({ desk, post }) => {
  await invite(desk)
  const [mail] = await post.received(1)
  await desk.calm(queue)
  const token = tokenIn(mail)
  expect(token).toHaveLength(64)
  const [found] = await desk.database.sql(
    `select (select count(*)::int from pgboss.job j where j::text like '%' || $1 || '%') as jobs,
       (select count(*)::int from public.invitations i where i::text like '%' || $1 || '%') as invitations,
       (select count(*)::int from private.invitation_tokens t where t::text like '%' || $1 || '%') as tokens,
       (select count(*)::int from public.audit_entries a where a::text like '%' || $1 || '%') as audit`,
    [token],
  )
  expect(found).toEqual({ jobs: 0, invitations: 0, tokens: 0, audit: 0 })
})

test('sent again, the new link is good and the old one dead', async ({ desk, post }) => {
  const id = await invite(desk)
  const [first] = await post.received(1)
  await desk.calm(queue)
  await desk.as(vera, (sql) => sql('select public.resend_invitation($1)', [id]))
  const [, second] = await post.received(2)
  expect(await stateOf(desk, tokenIn(first))).toBeNull()
  expect(await stateOf(desk, tokenIn(second))).toBe('open')
  expect(second?.messageId).not.toBe(first?.messageId)
})

test('a server that is busy is tried again; meanwhile the letter does not count as sent', async ({
  desk,
  post,
}) => {
  post.answer({ code: 451 })
  const id = await invite(desk)
  await until(async () => post.attempts() === 1 && (await sentAt(desk, id)) === null)
  post.answer('take')
  await desk.pass(1)
  const [mail] = await post.received(1)
  expect(await stateOf(desk, tokenIn(mail))).toBe('open')
})

test('what was withdrawn or accepted before the job ran is not mailed', async ({ desk, post }) => {
  const id = await invite(desk)
  await post.received(1)
  await desk.calm(queue)
  await desk.as(vera, (sql) => sql('select public.withdraw_invitation($1)', [id]))
  await desk.database.sql('select private.enqueue($1, $2)', [queue, { invitation_id: id }])
  await desk.calm(queue)
  expect(post.attempts()).toBe(1)
  const [job] = await desk.database.sql(
    `select output from pgboss.job where name = $1 order by created_on desc limit 1`,
    [queue],
  )
  expect(job).toEqual({ output: { outcome: 'nothing' } })
})

test('the letter is in the language of whoever invites', async ({ desk, post }) => {
  await desk.database.sql(`update public.members set locale = 'en' where id = $1`, [vera.id])
  await invite(desk)
  const [mail] = await post.received(1)
  expect(mail?.subject).toMatch(/^Join the team at /)
})
