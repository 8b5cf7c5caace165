import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alreadyRunning } from '../cli/complaints.ts'
import type { Settings } from '../settings.ts'
import { isAlive, processIdentity } from './process-identity.ts'
import type { KnownProcess } from './process-identity.ts'

type Holder = KnownProcess & { url: string }

/**
 * Makes this process the only one that runs the platform of a home folder; returns how to let go.
 * Throws the complaint "already running" while another does. The lock of a killed one is taken over.
 */
export function takeLock(settings: Settings): () => void {
  mkdirSync(settings.folders.run, { recursive: true })
  const path = lockPath(settings)
  const holder: Holder = {
    pid: process.pid,
    identity: processIdentity(process.pid) ?? '',
    url: settings.urls.web,
  }
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(holder))
  try {
    for (;;) {
      const present = lockHolder(settings)
      if (present) throw alreadyRunning(present.pid, present.url)
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

/** Who runs the platform of this home folder now. */
export function lockHolder(settings: Settings): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(lockPath(settings), 'utf8')) as Holder
    return isAlive(holder) ? holder : undefined
  } catch {
    return undefined
  }
}

function lockPath(settings: Settings): string {
  return join(settings.folders.run, 'lock')
}
