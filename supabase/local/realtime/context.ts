import type { Logger } from 'pino'
import type { Authorizer } from './authorize.ts'
import type { Limits } from './limits.ts'
import type { Flusher } from './outbox.ts'
import type { PresenceBoard } from './presence.ts'
import type { ReplayReader } from './replay.ts'
import type { Replication } from './replication/replication.ts'
import type { Tokens } from './token.ts'
import type { Topics } from './topics.ts'

/** What every connection of one server shares. */
export type Context = {
  log: Logger
  limits: Limits
  allowPublic: boolean
  tokens: Tokens
  authorizer: Authorizer
  replay: ReplayReader
  replication: Replication
  topics: Topics
  presence: PresenceBoard
  flusher: Flusher
}
