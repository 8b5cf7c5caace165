import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When a process was started, as an opaque string; undefined when there is none. A pid alone says
 * little: after a reboot or a while it belongs to another program.
 */
export function processIdentity(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    }
    // The name in parentheses may hold spaces; after it come the state (3rd field) and, 22nd, the start.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    if (fields[0] === 'Z') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
  } catch {
    return undefined
  }
}

/** A process as it is written down for a later run. */
export type KnownProcess = { pid: number; identity: string }

/** Is it still the same process? */
export function isAlive(known: KnownProcess): boolean {
  return processIdentity(known.pid) === known.identity
}
