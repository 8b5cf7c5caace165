import { existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { diskFull, serviceMissing } from '../cli/complaints.ts'
import type { Settings } from '../settings.ts'
import { startOf, titles } from './service-table.ts'
import type { Mode, ServiceName } from './service-table.ts'

/** Throws a complaint about what would fail later and less clearly: a missing file, a full disk. */
export function preflight(names: ServiceName[], settings: Settings, mode: Mode): void {
  for (const name of names) {
    if (name === 'postgres') continue
    const { file } = startOf(name, settings, mode)
    if (!existsSync(join(settings.root, file))) throw serviceMissing(titles[name], file)
  }
  const { bavail, bsize } = statfsSync(settings.home)
  const megabytes = Math.floor((bavail * bsize) / 1e6)
  if (megabytes < 200) throw diskFull(settings.home, `${megabytes} MB`)
}
