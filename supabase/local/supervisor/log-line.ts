/**
 * A line of a service's log as a person reads it: of a line of JSON the message and the error, anything
 * else as it is.
 */
export function readableLine(line: string): string {
  try {
    const event = JSON.parse(line) as { msg?: string; err?: { message?: string } }
    return [event.msg, event.err?.message].filter(Boolean).join(': ') || line
  } catch {
    return line
  }
}
