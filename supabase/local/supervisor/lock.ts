import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { alreadyRunning } from '../cli/complaints.ts'
import type { Settings } from '../settings.ts'
import { isAlive, processIdentity } from './process-identity.ts'
import type { KnownProcess } from './process-identity.ts'

type Holder = KnownProcess & { url: string }

/**
 * Makes this process the only one that runs the platform of a home folder; returns how to let go.
 * Throws the complaint "already running" while another does.
 */
export function takeLock(settings: Settings): () => void {
  const release = tryLock(lockPath(settings), { url: settings.urls.web })
  if (release) return release
  const holder = lockHolder(settings)
  throw alreadyRunning(holder?.pid ?? 0, holder?.url ?? settings.urls.web)
}

/** Who runs the platform of this home folder now. */
export function lockHolder(settings: Settings): Holder | undefined {
  return holderOf(lockPath(settings)) as Holder | undefined
}

/**
 * Takes a lock file for this process; undefined while another living process has it. The lock of a
 * killed one is taken over.
 *
 * @param details written into the file beside the pid
 */
export function tryLock(path: string, details: object = {}): (() => void) | undefined {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}`
  const identity = processIdentity(process.pid) ?? ''
  writeFileSync(draft, JSON.stringify({ pid: process.pid, identity, ...details }))
  try {
    for (;;) {
      if (holderOf(path)) return undefined
      rmSync(path, { force: true })
      try {
        // link() makes the finished file appear at once and refuses to replace another's.
        linkSync(draft, path)
        return () => rmSync(path, { force: true })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

function holderOf(path: string): KnownProcess | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as KnownProcess
    return isAlive(holder) ? holder : undefined
  } catch {
    return undefined
  }
}

function lockPath(settings: Settings): string {
  return join(settings.folders.run, 'lock')
}
