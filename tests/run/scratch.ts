import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for this run alone: data, logs and reports. A desk that runs beside it is not touched. */
export type Scratch = { folder: string; remove(): void }

export function openScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'otklik-test-'))
  // Postgres runs as its own user when the tests run as root, and has to pass through this folder.
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'reports'))
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 200 }),
  }
}
