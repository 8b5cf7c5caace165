import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSettings } from '../../supabase/local/settings.ts'
import { buildIfStale } from '../../supabase/local/supervisor/build.ts'
import { openLogFiles } from '../../supabase/local/supervisor/log-files.ts'
import { repository } from '../support/repository.ts'

/**
 * `npm run build`: the desk and the widget as `npm start` would build them, from scratch, with what
 * the builders print. The journeys that follow find this build current.
 */
const home = mkdtempSync(join(tmpdir(), 'otklik-build-'))
const settings = loadSettings({ home })
const logs = openLogFiles(settings.folders.logs, ['build'])
rmSync(join(repository, '.next', 'otklik-sources'), { force: true })
try {
  await buildIfStale(settings, logs)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  if (existsSync(logs.path('build'))) console.log(readFileSync(logs.path('build'), 'utf8'))
  rmSync(home, { recursive: true, force: true })
}
