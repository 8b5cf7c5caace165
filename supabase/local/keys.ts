import { createHash, createHmac, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

export type Keys = {
  /** Password of the database's superuser `postgres` and of `authenticator`, `supabase_admin`, … */
  postgresPassword: string
  /** HS256 secret of every token that Auth, Realtime and the Data API accept. */
  jwtSecret: string
  /** `sb_publishable_…`: what a browser sends as `apikey`. */
  publishableKey: string
  /** `sb_secret_…`: acts as service_role. */
  secretKey: string
  /** The older form of the publishable key: a JWT with role = anon, for clients that insist on one. */
  anonKey: string
  /** The older form of the secret key: a JWT with role = service_role. */
  serviceRoleKey: string
}

/**
 * Reads the keys of an installation from their file; makes them, and the file (mode 0600), when there is
 * none. Throws the file system's error where it cannot.
 */
export function readKeys(path: string): Keys {
  if (!existsSync(path)) writeKeys(path, generateKeys())
  const stored = parseEnv(readFileSync(path, 'utf8'))
  const jwtSecret = required(stored, 'JWT_SECRET', path)
  return {
    postgresPassword: required(stored, 'POSTGRES_PASSWORD', path),
    jwtSecret,
    publishableKey: required(stored, 'PUBLISHABLE_KEY', path),
    secretKey: required(stored, 'SECRET_KEY', path),
    anonKey: signedRole('anon', jwtSecret),
    serviceRoleKey: signedRole('service_role', jwtSecret),
  }
}

function required(stored: NodeJS.Dict<string>, name: string, path: string): string {
  const value = stored[name]
  if (!value) throw new Error(`${path} has no ${name}`)
  return value
}

function generateKeys(): Record<string, string> {
  return {
    POSTGRES_PASSWORD: randomBytes(18).toString('base64url'),
    JWT_SECRET: randomBytes(32).toString('base64url'),
    PUBLISHABLE_KEY: apiKey('publishable'),
    SECRET_KEY: apiKey('secret'),
  }
}

function writeKeys(path: string, keys: Record<string, string>): void {
  const draft = `${path}.${process.pid}`
  const lines = Object.entries(keys).map(([name, value]) => `${name}=${value}\n`)
  writeFileSync(draft, lines.join(''), { mode: 0o600 })
  chmodSync(draft, 0o600)
  try {
    // link() refuses to replace: of two first starts at once, both go on with the same keys.
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}

/** Supabase's form: 22 random characters and 8 of a checksum bound to the project. */
function apiKey(kind: 'publishable' | 'secret'): string {
  const body = `sb_${kind}_${randomBytes(17).toString('base64url').slice(0, 22)}`
  const checksum = createHash('sha256').update(`supabase-self-hosted|${body}`).digest('base64url')
  return `${body}_${checksum.slice(0, 8)}`
}

/** Issued at a fixed instant, so that the same secret always gives the same key. */
function signedRole(role: string, secret: string): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const issuedAt = 1_735_689_600
  const claims = { iss: 'supabase', role, iat: issuedAt, exp: issuedAt + 20 * 365 * 86_400 }
  const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`
}
