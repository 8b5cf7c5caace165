import { App } from '@supabase/lite'
import type { Settings } from '../settings.ts'
import type { CallerStore } from './caller-store.ts'
import type { PlatformConfig } from './platform-config.ts'
import { LiteConnection } from './lite-connection.ts'
import type { AuthMailer } from './auth-mailer.ts'
import type { Pools } from './pools.ts'

/**
 * @supabase/lite over the real Postgres: tables and Auth. Who the caller is was decided
 * before (caller.ts) and reaches it through the store; its admin mode, which would serve a request
 * without a key as service_role, stays off.
 */
export async function createLite(
  settings: Settings,
  config: PlatformConfig,
  pools: Pools,
  callerStore: CallerStore,
  mailer: AuthMailer,
) {
  const connection = new LiteConnection(pools, callerStore)
  const app = new App({
    connection,
    api: { enabled: true, schemas: config.schemas, max_rows: config.maxRows },
    auth: {
      enabled: true,
      enable_signup: config.enableSignup,
      jwt_secret: settings.keys.jwtSecret,
      publishable_key: settings.keys.publishableKey,
      secret_key: settings.keys.secretKey,
      site_url: settings.product.APP_URL,
      additional_redirect_urls: [`${settings.product.APP_URL}/**`],
      jwt_expiry: config.jwtExpiry,
      enable_refresh_token_rotation: true,
      minimum_password_length: config.minimumPasswordLength,
      email: {
        enable_signup: config.enableSignup,
        enable_confirmations: config.enableConfirmations,
      },
    },
    options: {
      server: {
        admin: false,
        disableStudio: true,
        apiKeys: {
          resolver: async () => {
            const caller = callerStore.getStore()?.caller
            return caller
              ? {
                  type: caller.holdsSecretKey ? ('secret' as const) : ('publishable' as const),
                  claims: caller.claims,
                }
              : null
          },
        },
      },
    },
  })
  app._mailer = mailer
  await app.init()
  return { app, connection }
}

export type Lite = Awaited<ReturnType<typeof createLite>>
