import type { ClientConfig } from 'pg'
import type { Logger } from 'pino'
import { defaultLimits } from './limits.ts'
import type { Limits } from './limits.ts'

/** What one Realtime server needs to know. */
export type RealtimeOptions = {
  /** TCP port on 127.0.0.1; 0 lets the system choose one. */
  port: number
  /** A superuser's session connection (no transaction pooler: replication runs through it). */
  database: ClientConfig
  /** HS256 secret of the tokens of Auth and of our own functions. */
  jwtSecret: string
  /** `sb_publishable_…` stands for the role anon. */
  publishableKey: string
  /** `sb_secret_…` stands for the role service_role. */
  secretKey: string
  /** Upstream's project setting "Allow public access": may channels be joined without policies? */
  allowPublic: boolean
  limits: Limits
  log: Logger
}

export type RealtimeSetup = Omit<RealtimeOptions, 'allowPublic' | 'limits'> & {
  allowPublic?: boolean
  limits?: Partial<Limits>
}

/** Fills in what was left out. */
export function completeOptions(setup: RealtimeSetup): RealtimeOptions {
  return {
    ...setup,
    allowPublic: setup.allowPublic ?? false,
    limits: { ...defaultLimits, ...setup.limits },
  }
}
