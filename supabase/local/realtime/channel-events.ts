import type { Channel } from './channel.ts'
import { announcement, broadcast } from './frames.ts'
import { readGrants } from './join.ts'
import { Refusal } from './refusal.ts'
import type { Inbound } from './serializer.ts'
import { isApiKey } from './token.ts'

/** Handles what a client sends on a channel that it has joined. Refusals are answered, not thrown. */
export function handleEvent(channel: Channel, message: Inbound): void | Promise<void> {
  switch (message.event) {
    case 'broadcast':
      return onBroadcast(channel, message)
    case 'presence':
      return onPresence(channel, message)
    case 'access_token':
      return onAccessToken(channel, message)
  }
}

function onBroadcast(channel: Channel, message: Inbound): void | Promise<void> {
  // Synchronous once the policy has answered: a burst must not wait for a promise per message.
  if (channel.grants.broadcast.write !== undefined) return relay(channel, message)
  const { connection, caller, name } = channel
  return connection.context.authorizer
    .write({ caller, name, headers: connection.headers }, 'broadcast')
    .then((isAllowed) => {
      channel.grants.broadcast.write = isAllowed
      relay(channel, message)
    })
    .catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      acknowledge(channel, message, error.code === 'Unauthorized' ? 'rls_policy_error' : error.code)
    })
}

function relay(channel: Channel, message: Inbound): void {
  if (channel.isClosed) return
  if (!channel.grants.broadcast.write) return acknowledge(channel, message, 'unauthorized')
  const { context } = channel.connection
  const bytes = message.push
    ? message.push.body.length
    : Buffer.byteLength(JSON.stringify(message.payload))
  if (bytes > context.limits.maxPayloadBytes) {
    return acknowledge(channel, message, 'payload_size_exceeded')
  }
  const outgoing = message.push
    ? broadcast(channel.topic, message.push)
    : announcement(channel.topic, 'broadcast', message.payload)
  context.topics.broadcast(
    channel.key,
    outgoing,
    channel.config.selfBroadcast ? {} : { from: channel },
  )
  acknowledge(channel, message)
}

/** Only a channel that asked for acknowledgements hears of its broadcasts, errors included. */
function acknowledge(channel: Channel, message: Inbound, error?: string): void {
  if (!channel.config.ackBroadcast) return
  channel.connection.reply(message, error ? 'error' : 'ok', error ? { error } : {})
}

async function onPresence(channel: Channel, message: Inbound): Promise<void> {
  const { connection } = channel
  const { event, payload = {} } = message.payload ?? {}
  if (!channel.presenceCalls.take()) {
    return channel.shutdown('Client presence rate limit exceeded')
  }
  if (event === 'untrack') {
    connection.context.presence.untrack(channel)
    return connection.reply(message, 'ok', {})
  }
  if (event !== 'track') return connection.reply(message, 'error', {})
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    const reason = 'Presence track payload must be a map'
    return connection.reply(message, 'error', { reason })
  }
  const bytes = Buffer.byteLength(JSON.stringify(payload))
  if (bytes > connection.context.limits.maxPayloadBytes) {
    return channel.shutdown('Track message size exceeded')
  }
  if (!(await mayTrack(channel))) return connection.reply(message, 'error', {})
  if (channel.isClosed) return
  connection.context.presence.track(channel, payload as Record<string, unknown>)
  connection.reply(message, 'ok', {})
  if (!channel.presenceEnabled) {
    channel.presenceEnabled = true
    if (channel.grants.presence.read) connection.context.presence.sync(channel)
  }
}

/** Asks what the join did not ask, because only now the client turns out to use presence. */
async function mayTrack(channel: Channel): Promise<boolean> {
  const { connection, caller, name, grants } = channel
  const { authorizer } = connection.context
  const asker = { caller, name, headers: connection.headers }
  try {
    if (grants.presence.read === undefined) {
      const { presence } = await authorizer.read(asker, ['presence'])
      grants.presence.read = presence.read ?? false
    }
    grants.presence.write ??= await authorizer.write(asker, 'presence')
    return grants.presence.write
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** A new token on an open channel: the policies are asked again; who lost the topic loses the channel. */
async function onAccessToken(channel: Channel, message: Inbound): Promise<void> {
  const token = message.payload?.access_token
  if (typeof token !== 'string' || isApiKey(token) || token === channel.caller.token) return
  const { connection, grants: before, config, presenceEnabled, name } = channel
  try {
    const caller = connection.context.tokens.token(token)
    const { isPrivate } = config
    const grants = await readGrants(connection, caller, name, { isPrivate, presenceEnabled })
    const hasLost = (['broadcast', 'presence'] as const).some(
      (extension) => before[extension].read && grants[extension].read === false,
    )
    if (hasLost) {
      return channel.shutdown(
        `You no longer have permission to read from this Channel topic: ${name}`,
      )
    }
    channel.caller = caller
    channel.grants = grants
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    channel.shutdown(error.message)
  }
}
