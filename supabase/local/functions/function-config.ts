import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'smol-toml'

export type FunctionConfig = {
  name: string
  /** The file that is run. */
  entry: string
  /** Only with a token that this project signed. Upstream's default: true. */
  verifyJwt: boolean
}

type FunctionTable = { enabled?: boolean; verify_jwt?: boolean; entrypoint?: string }

/** Every folder of `<folder>/functions` with an index.ts, with its settings from `<folder>/config.toml`. */
export function readFunctions(folder: string): FunctionConfig[] {
  const configFile = join(folder, 'config.toml')
  const config = existsSync(configFile) ? parse(readFileSync(configFile, 'utf8')) : {}
  const tables = (config.functions ?? {}) as Record<string, FunctionTable>
  const functions = join(folder, 'functions')
  if (!existsSync(functions)) return []
  return readdirSync(functions)
    .filter(
      (name) => !name.startsWith('_') && !name.startsWith('.') && tables[name]?.enabled !== false,
    )
    .map((name) => ({
      name,
      entry: join(functions, name, 'index.ts'),
      verifyJwt: tables[name]?.verify_jwt ?? true,
    }))
    .filter(({ entry }) => existsSync(entry))
}
