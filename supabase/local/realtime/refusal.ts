/**
 * A refusal that the client is told, with upstream's code and words: `code: message` in the reply to a
 * join, the message alone in the system message that precedes the end of a channel.
 */
export class Refusal extends Error {
  readonly code: string
  /** Upstream ends the whole connection after this one. */
  readonly disconnects: boolean

  constructor(code: string, message: string, options: { disconnects?: boolean } = {}) {
    super(message)
    this.code = code
    this.disconnects = options.disconnects ?? false
  }

  get reason(): string {
    return `${this.code}: ${this.message}`
  }
}

/** The policies let nobody of this caller's kind read the topic. */
export function mayNotRead(topic: string): Refusal {
  return new Refusal(
    'Unauthorized',
    `You do not have permissions to read from this Channel topic: ${topic}`,
  )
}

/** The database did not answer. */
export function noDatabase(): Refusal {
  return new Refusal(
    'UnableToConnectToProject',
    'Realtime was unable to connect to the project database',
  )
}

/** A fault of ours; the log has it. */
export function unexpected(): Refusal {
  return new Refusal('UnknownErrorOnChannel', 'Unknown Error on Channel')
}

/** Auth's own words for a session that was signed out. */
export function sessionEnded(): Refusal {
  return new Refusal('InvalidJWTToken', 'Session from session_id claim in JWT does not exist')
}
