import { randomUUID } from 'node:crypto'
import { createClient } from '@supabase/supabase-js'
import type { SupabaseClient } from '@supabase/supabase-js'
import { afterEach, expect, test } from 'vitest'
import { withClient } from '../../supabase/local/postgres/prepare-database.ts'
import { anna, conversations, darya, password } from '../support/cast.ts'
import { platformUnderTest } from '../support/platform-under-test.ts'
import { aMoment, listen, subscribe, untilTrue } from './realtime-bench.ts'
import type { Outcome } from './realtime-bench.ts'

/* The whole way of a message: supabase-js, the gateway, Auth, the product's verbs, triggers and policies. */

const { settings } = platformUnderTest()

const signedIn: SupabaseClient[] = []
afterEach(async () => {
  for (const client of signedIn.splice(0)) {
    await client.removeAllChannels()
    await client.auth.signOut()
  }
})

async function signIn(person: { email: string }): Promise<SupabaseClient> {
  const client = createClient(settings.urls.api, settings.keys.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  })
  signedIn.push(client)
  const { error } = await client.auth.signInWithPassword({ email: person.email, password })
  if (error) throw error
  await client.realtime.setAuth()
  return client
}

/** The name that the topic of a conversation has at present. */
async function topicOf(kind: 'conversation' | 'typing' | 'viewers', id: string): Promise<string> {
  return withClient(settings.databaseUrl, async (database) => {
    const { rows } = await database.query('select private.conversation_topic($1, $2) as topic', [
      kind,
      id,
    ])
    return (rows[0] as { topic: string }).topic
  })
}

const joining = (client: SupabaseClient, topic: string): Promise<Outcome> =>
  subscribe(client.channel(topic, { config: { private: true } }))

test('an agent hears of a message in an open conversation through the gateway', async () => {
  const agent = await signIn(anna)
  const topic = await topicOf('conversation', conversations.mariaTickets)
  const channel = agent.channel(topic, { config: { private: true } })
  const heard = listen(channel)
  expect(await subscribe(channel)).toEqual({ status: 'SUBSCRIBED' })
  const { error } = await agent.rpc('send_message', {
    conversation: conversations.mariaTickets,
    client_id: randomUUID(),
    body: 'Проверяем доставку',
  })
  expect(error).toBeNull()
  await untilTrue(() => heard.some(({ event }) => event === 'event'))
  expect(heard.map(({ payload }) => JSON.stringify(payload)).join()).toContain('Проверяем доставку')
})

test('an agent of another team may not listen', async () => {
  const topic = await topicOf('conversation', conversations.mariaTickets)
  expect((await joining(await signIn(darya), topic)).error).toMatch(/^Unauthorized: /)
})

test('nobody sends where the database speaks; typing has its own topic', async () => {
  const ack = { config: { private: true, broadcast: { ack: true } } }
  const agent = await signIn(anna)
  const forging = agent.channel(await topicOf('conversation', conversations.mariaTickets), ack)
  const typing = agent.channel(await topicOf('typing', conversations.mariaTickets), ack)
  expect([await subscribe(forging), await subscribe(typing)].map(({ status }) => status)).toEqual([
    'SUBSCRIBED',
    'SUBSCRIBED',
  ])
  const send = { type: 'broadcast' as const, event: 'event', payload: {} }
  expect([await forging.send(send), await typing.send(send)]).toEqual(['error', 'ok'])
})

test('a token that was signed out joins nothing', async () => {
  const agent = await signIn(anna)
  const { data } = await agent.auth.getSession()
  const token = data.session?.access_token ?? ''
  await agent.auth.signOut()
  const thief = createClient(settings.urls.api, settings.keys.publishableKey, {
    auth: { persistSession: false },
    accessToken: async () => token,
  })
  const topic = await topicOf('conversation', conversations.mariaTickets)
  await thief.realtime.setAuth()
  expect((await joining(thief, topic)).error).toMatch(/^InvalidJWTToken: Session /)
  await thief.removeAllChannels()
})

test('public channels are off', async () => {
  const visitor = createClient(settings.urls.api, settings.keys.publishableKey)
  const { error } = await subscribe(visitor.channel('anything'))
  expect(error).toBe('PrivateOnly: This project only allows private channels')
  await visitor.removeAllChannels()
  await aMoment()
})
