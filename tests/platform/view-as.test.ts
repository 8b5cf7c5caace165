import { afterEach, expect, test } from 'vitest'
import { anna, artem, boris, password, vera } from '../support/cast.ts'
import { settings, sql, visitor, withToken } from './platform-clients.ts'

/* The function view-as on the running platform: who gets a token, what it opens, when it is over. */

type Taken = {
  access_token: string
  view_as_session_id: string
  member_id: string
  reason?: string
}

afterEach(() => sql('update public.view_as_sessions set ended_at = now() where ended_at is null'))

async function tokenOf({ email }: { email: string }): Promise<string> {
  const { data, error } = await visitor().auth.signInWithPassword({ email, password })
  if (error) throw error
  return data.session.access_token
}

async function viewAs(token: string, body: object, method = 'POST') {
  const response = await fetch(`${settings.urls.api}/functions/v1/view-as`, {
    method,
    headers: { apikey: settings.keys.publishableKey, authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Taken }
}

const numbersSeenWith = async (token: string) => {
  const { data } = await withToken(token).from('conversations').select('number').order('number')
  return data?.map((row) => row.number as number)
}

test('the token reads what the member reads, and writes nothing', async () => {
  const [hers, annas] = [await tokenOf(vera), await tokenOf(anna)]
  const { status, body } = await viewAs(hers, { member_id: anna.id })
  expect([status, body.member_id]).toEqual([200, anna.id])
  const seen = await numbersSeenWith(body.access_token)
  expect(seen).toEqual(await numbersSeenWith(annas))
  expect(seen).not.toEqual(await numbersSeenWith(hers))

  const looking = withToken(body.access_token)
  const written = await looking.rpc('create_team', { name: 'Мои' })
  expect(written).toMatchObject({ status: 403, error: { message: 'view_as_is_read_only' } })
  const renamed = await looking
    .from('members')
    .update({ name: 'Не Анна' })
    .eq('id', anna.id)
    .select()
  expect(renamed.data ?? []).toEqual([])
  const nested = await viewAs(body.access_token, { member_id: boris.id })
  expect([nested.status, nested.body.reason]).toEqual([401, 'token_invalid'])
})

test('who may not view as somebody is refused, and the attempt is kept', async () => {
  const { status, body } = await viewAs(await tokenOf(anna), { member_id: boris.id })
  expect([status, body.reason]).toEqual([403, 'not_permitted'])
  const [entry] = await sql<{ kind: string; details: object }>(
    'select kind, details from public.audit_entries where actor_id = $1 order by id desc limit 1',
    [anna.id],
  )
  expect(entry).toEqual({
    kind: 'verb_refused',
    details: { verb: 'start_view_as', permission: 'view_as' },
  })
  expect((await viewAs('nonsense', { member_id: boris.id })).status).toBe(401)
})

test('only the viewer goes on, and only until the end', async () => {
  const hers = await tokenOf(vera)
  const { body } = await viewAs(hers, { member_id: anna.id })
  const again = { view_as_session_id: body.view_as_session_id }
  const next = await viewAs(hers, again)
  expect([next.status, next.body.member_id]).toEqual([200, anna.id])
  // Artem may read the session in the audit, and still has no use for it.
  expect((await viewAs(await tokenOf(artem), again)).status).toBe(410)

  expect((await viewAs(hers, again, 'DELETE')).status).toBe(204)
  expect(await numbersSeenWith(next.body.access_token)).toEqual([])
  expect((await viewAs(hers, again)).body.reason).toBe('view_as_over')
})

test('it is over with the hour, and with the right', async () => {
  const hers = await tokenOf(vera)
  const { body } = await viewAs(hers, { member_id: anna.id })
  const again = { view_as_session_id: body.view_as_session_id }
  const renewed = async () => (await viewAs(hers, again)).status
  const [superadmin] = await sql<{ id: string; permissions: string[] }>(
    `select id, permissions from public.roles where key = 'superadmin'`,
  )
  const allow = (permissions: string[] = []) =>
    sql('update public.roles set permissions = $1 where id = $2', [permissions, superadmin?.id])
  await allow(superadmin?.permissions.filter((permission) => permission !== 'view_as'))
  try {
    expect(await numbersSeenWith(body.access_token)).toEqual([])
    expect(await renewed()).toBe(410)
  } finally {
    await allow(superadmin?.permissions)
  }
  expect(await renewed()).toBe(200)
  await sql('update public.view_as_sessions set expires_at = now() where id = $1', [
    body.view_as_session_id,
  ])
  expect(await renewed()).toBe(410)
})
