import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { artem, contacts, password, widgetInbox } from '../support/cast.ts'
import { settings, visitor, withToken } from './platform-clients.ts'

/* The function widget-session and what it opens, on the running platform. */

const secret = () => randomBytes(33).toString('base64url')
const desk = new URL(settings.product.APP_URL!).origin

async function openWidget(body: object, origin = desk) {
  const response = await fetch(`${settings.urls.api}/functions/v1/widget-session`, {
    method: 'POST',
    headers: { apikey: settings.keys.publishableKey, origin },
    body: JSON.stringify({ inbox_key: widgetInbox.key, ...body }),
  })
  type Answer = { reason?: string; token: string; is_verified: boolean; joined: number }
  return { status: response.status, body: (await response.json()) as Answer }
}

async function hashOf(user: string) {
  const { data: session } = await visitor().auth.signInWithPassword({
    email: artem.email,
    password,
  })
  const manager = withToken(session.session!.access_token)
  const { data } = await manager.rpc('reveal_identity_secret', { inbox: widgetInbox.id })
  const ts = Math.floor(Date.now() / 1000)
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode((data as { secret: string }).secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const signed = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${user}:${ts}`))
  return { user_id: user, ts, hash: Buffer.from(signed).toString('hex') }
}

test('a visitor writes, signs in, and finds what was written; the old secret opens nothing', async () => {
  const anonymous = secret()
  const first = await openWidget({ secret: anonymous })
  expect([first.status, first.body.is_verified]).toEqual([200, false])
  const { data: begun } = await withToken(first.body.token).rpc('start_conversation', {
    client_id: crypto.randomUUID(),
    message_client_id: crypto.randomUUID(),
    body: 'Это я, Павел',
  })
  const { id } = (begun as { conversation: { id: string } }).conversation

  const user_hash = await hashOf(contacts.pavel.userId)
  const known = await openWidget({ secret: secret(), user_hash, visitor_secret: anonymous })
  expect(known.body).toMatchObject({ is_verified: true, joined: 1 })
  const { data: state } = await withToken(known.body.token).rpc('widget_state')
  const { conversations } = state as { conversations: { id: string }[] }
  expect(conversations.map((conversation) => conversation.id)).toContain(id)

  expect((await openWidget({ secret: anonymous })).body.reason).toBe('session_ended')
  const late = await withToken(first.body.token).rpc('widget_state')
  expect(late.error?.message).toBe('not_a_contact')
})

test('a page that is not the desk gets no session', async () => {
  const foreign = await openWidget({ secret: secret() }, 'https://evil.test')
  expect([foreign.status, foreign.body.reason]).toEqual([403, 'origin_not_allowed'])
})

test('strangers learn how a widget looks, managers what came in through it', async () => {
  const looks = await visitor().rpc('widget_looks', { inbox_key: widgetInbox.key })
  expect(looks.data).toMatchObject({ app_id: widgetInbox.key, looks: { position: 'right' } })
  const asked = await visitor().rpc('inbox_figures', { inbox: widgetInbox.id })
  expect(asked.error).not.toBeNull()
  const { data: session } = await visitor().auth.signInWithPassword({
    email: artem.email,
    password,
  })
  const manager = withToken(session.session!.access_token)
  const figures = await manager.rpc('inbox_figures', { inbox: widgetInbox.id })
  expect(figures.error).toBeNull()
  expect(figures.data).toMatchObject({ ratings: expect.any(Number) as number })
})
