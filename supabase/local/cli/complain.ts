import { homeFolder } from '../settings.ts'
import { toComplaint } from './complaints.ts'

/** Says what went wrong and what to do about it, and ends with exit code 1. */
export function complain(error: unknown): never {
  const { message, remedy } = toComplaint(error, homeFolder())
  console.error(`\n  ${message}\n  ${remedy}\n`)
  process.exit(1)
}
