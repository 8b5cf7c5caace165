import { Channel } from './channel.ts'
import type { Grants } from './channel.ts'
import type { Connection } from './connection.ts'
import { broadcast } from './frames.ts'
import { readJoinConfig } from './join-config.ts'
import type { JoinConfig } from './join-config.ts'
import { mayNotRead, Refusal, unexpected } from './refusal.ts'
import type { Replay } from './replay.ts'
import type { Inbound } from './serializer.ts'
import type { Caller } from './token.ts'

const prefix = 'realtime:'

/** Answers phx_join: ok and what follows from it, or an error that says why not. */
export async function join(connection: Connection, message: Inbound): Promise<void> {
  const { joinRef, ref, topic } = message
  const reply = (status: 'ok' | 'error', response: unknown) =>
    connection.push({ joinRef, ref, topic, event: 'phx_reply', payload: { status, response } })
  if (!topic.startsWith(prefix)) return reply('error', { reason: 'unmatched topic' })
  // A client that lost track of its own channel joins twice; the newer one counts.
  connection.channels.get(topic)?.leave()
  connection.pendingJoins += 1
  try {
    const channel = await admit(connection, message).finally(() => {
      connection.pendingJoins -= 1
    })
    if (connection.isClosed) return
    connection.channels.set(topic, channel)
    connection.context.topics.add(channel)
    const replay = await readReplay(channel)
    if (channel.isClosed) return
    reply('ok', { postgres_changes: [] })
    if (replay) play(channel, replay)
    if (channel.presenceEnabled && channel.grants.presence.read) {
      connection.context.presence.sync(channel)
    }
    if (channel.config.replicationReady) void tellReplicationReady(channel)
  } catch (error) {
    connection.channels.get(topic)?.detach()
    const refusal = error instanceof Refusal ? error : unexpected()
    reply('error', { reason: refusal.reason })
    if (refusal.disconnects) connection.close(1008, refusal.reason)
    if (refusal === error) connection.context.log.debug({ topic, reason: refusal.reason }, 'join')
    else connection.context.log.error({ topic, error: String(error) }, 'join failed')
  }
}

/** Checks everything that upstream checks, in its order. Throws a Refusal. */
async function admit(connection: Connection, message: Inbound): Promise<Channel> {
  const { context } = connection
  const { topic, joinRef, payload = {} } = message
  const name = topic.slice(prefix.length)
  const config = readJoinConfig(payload)
  if (name === '') throw new Refusal('TopicNameRequired', 'You must provide a topic name')
  if (!config.isPrivate && !context.allowPublic) {
    throw new Refusal('PrivateOnly', 'This project only allows private channels')
  }
  if (!connection.joins.take()) {
    throw new Refusal('ClientJoinRateLimitReached', 'Too many joins per second', {
      disconnects: true,
    })
  }
  // pendingJoins counts this one too.
  if (connection.channels.size + connection.pendingJoins > context.limits.maxChannelsPerSocket) {
    throw new Refusal('ChannelRateLimitReached', 'Too many channels')
  }
  const caller = identify(connection, config)
  if (config.wantsPostgresChanges) {
    throw new Refusal(
      'RealtimeDisabledForConfiguration',
      'The embedded platform has no postgres_changes; broadcast from the database instead',
    )
  }
  // Who is told SUBSCRIBED shall hear what is committed from then on.
  if (!(await context.replication.whenStreaming(context.limits.joinWaitMs))) {
    throw new Refusal(
      'InitializingProjectConnection',
      'Realtime is initializing the project connection',
    )
  }
  const grants = await readGrants(connection, caller, name, config)
  return new Channel(connection, { topic, name, joinRef, config, caller, grants })
}

function identify(connection: Connection, config: JoinConfig): Caller {
  const { tokens } = connection.context
  if (config.accessToken !== undefined) return tokens.token(config.accessToken)
  // The connection's own key again, because it may be a token that has expired by now.
  return tokens.apiKey(connection.key.token)
}

/** What the caller may read; refuses who may read nothing. On public channels everything goes. */
export async function readGrants(
  connection: Connection,
  caller: Caller,
  name: string,
  { isPrivate, presenceEnabled }: Pick<JoinConfig, 'isPrivate' | 'presenceEnabled'>,
): Promise<Grants> {
  const { authorizer } = connection.context
  if (!isPrivate) {
    await authorizer.checkSession(caller)
    const all = { read: true, write: true }
    return { broadcast: { ...all }, presence: { ...all } }
  }
  const asker = { caller, name, headers: connection.headers }
  const grants = await authorizer.read(asker, [
    'broadcast',
    ...(presenceEnabled ? (['presence'] as const) : []),
  ])
  if (!grants.broadcast.read && !grants.presence.read) throw mayNotRead(name)
  return grants
}

/**
 * Reads back what the join asks for; undefined when it asks for nothing. The channel already counts as
 * joined and holds back what comes meanwhile: nothing falls between the past and the stream.
 */
async function readReplay(channel: Channel): Promise<Replay | undefined> {
  const { config, grants, name, connection } = channel
  if (!config.replay) return undefined
  if (!grants.broadcast.read) throw mayNotRead(name)
  if (!config.isPrivate) {
    throw new Refusal('UnableToReplayMessages', 'Replay is not allowed for public channels')
  }
  channel.hold()
  return connection.context.replay.read(name, config.replay.since, config.replay.limit)
}

function play(channel: Channel, { messages, known }: Replay): void {
  const { connection, topic } = channel
  for (const { push, meta } of messages) connection.send(broadcast(topic, push, meta))
  channel.release(known)
}

async function tellReplicationReady(channel: Channel): Promise<void> {
  const { replication, limits } = channel.connection.context
  const isReady = await replication.whenStreaming(limits.replicationReadyMs)
  if (isReady) channel.system('ok', 'Replication connection established')
  else channel.shutdown('Replication connection was not established in time')
}
