import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'smol-toml'

export type MailTemplate = { subject: string; html: string }

/** A function named by a hook's `pg-functions://postgres/<schema>/<function>`. */
export type PostgresFunction = { uri: string; /** `"schema"."function"` */ call: string }

/** What the gateway takes from supabase/config.toml, the file that Supabase's CLI reads too. */
export type PlatformConfig = {
  schemas: string[]
  maxRows: number
  /** May strangers make an account? */
  enableSignup: boolean
  /** Must an address be confirmed before the first sign-in? */
  enableConfirmations: boolean
  /** Seconds. */
  jwtExpiry: number
  minimumPasswordLength: number
  /** E.g. `50MiB`. */
  fileSizeLimit: string
  /** By GoTrue's name: recovery, invite, magic_link, email_change, confirmation. */
  templates: Record<string, MailTemplate>
  /** Asked after each password that was tried. */
  passwordHook: PostgresFunction | undefined
}

type Table = Record<string, unknown>

/** Reads and checks the file; throws a sentence that names the file and the setting. */
export function readPlatformConfig(root: string): PlatformConfig {
  const path = join(root, 'supabase/config.toml')
  const file = parse(readFileSync(path, 'utf8')) as Table
  const at = (setting: string): unknown =>
    setting.split('.').reduce<unknown>((table, key) => (table as Table | undefined)?.[key], file)
  const get = <T>(setting: string, fallback: T): T => {
    const value = at(setting) ?? fallback
    if (typeof value !== typeof fallback)
      throw new Error(
        `${path}: ${setting} should be a ${typeof fallback}, it is ${JSON.stringify(value)}`,
      )
    return value as T
  }
  return {
    schemas: get('api.schemas', ['public']),
    maxRows: get('api.max_rows', 1000),
    enableSignup: get('auth.enable_signup', true) && get('auth.email.enable_signup', true),
    enableConfirmations: get('auth.email.enable_confirmations', false),
    jwtExpiry: get('auth.jwt_expiry', 3600),
    minimumPasswordLength: get('auth.minimum_password_length', 6),
    fileSizeLimit: get('storage.file_size_limit', '50MiB'),
    templates: readTemplates(root, at('auth.email.template') as Table | undefined),
    passwordHook: get('auth.hook.password_verification_attempt.enabled', false)
      ? postgresFunction(path, get('auth.hook.password_verification_attempt.uri', ''))
      : undefined,
  }
}

function postgresFunction(path: string, uri: string): PostgresFunction {
  const [, schema, name] = /^pg-functions:\/\/[^/]+\/([a-z_]\w*)\/([a-z_]\w*)$/.exec(uri) ?? []
  if (!schema || !name)
    throw new Error(
      `${path}: a hook's uri should be pg-functions://postgres/<schema>/<function>, it is ${JSON.stringify(uri)}`,
    )
  return { uri, call: `"${schema}"."${name}"` }
}

function readTemplates(root: string, tables: Table = {}): Record<string, MailTemplate> {
  const entries = Object.entries(
    tables as Record<string, { subject: string; content_path: string }>,
  )
  return Object.fromEntries(
    entries.map(([name, { subject, content_path }]) => [
      name,
      { subject, html: readFileSync(join(root, content_path), 'utf8') },
    ]),
  )
}
