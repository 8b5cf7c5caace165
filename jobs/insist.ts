import { setTimeout as pause } from 'node:timers/promises'

/** The mail is out: a database that restarts at this moment must not make it go out again. */
export async function insist(write: () => Promise<void>): Promise<void> {
  for (let left = 20; ; left--) {
    try {
      return await write()
    } catch (error) {
      if (left === 0) throw error
      await pause(1_000)
    }
  }
}
