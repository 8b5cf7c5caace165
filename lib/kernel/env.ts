import { z } from 'zod'

/*
 * Every variable the product reads, in one place; .env.example explains them. Checked when first asked
 * for, not when loaded: a build has none of them.
 */
const variables = z.object({
  SUPABASE_URL: z.url(),
  SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
  SUPABASE_SECRET_KEY: z.string().min(1),
  DATABASE_URL: z.string().startsWith('postgres'),
  APP_URL: z.url(),
  MAIL_FROM: z.string().min(3).default('Otklik <support@localhost>'),
  RESEND_API_KEY: z.string().optional(),
  SMTP_URL: z.string().startsWith('smtp').optional(),
  OTKLIK_DEMO: z.enum(['0', '1']).default('0'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  WORKER_PORT: z.coerce.number().int().min(0).max(65535).optional(),
})

export type Env = z.infer<typeof variables>

/**
 * One variable, validated.
 *
 * @throws Error naming the variable and what is wrong with it, for the operator's log
 */
export function env<Name extends keyof Env>(name: Name): Env[Name] {
  const value = process.env[name]
  const checked = variables.shape[name].safeParse(value === '' ? undefined : value)
  if (checked.success) return checked.data as Env[Name]
  const problem = checked.error.issues[0]?.message ?? 'is invalid'
  throw new Error(`Environment variable ${name}: ${problem}. See .env.example.`)
}

/** True in a production build of the app. */
export const isProduction = process.env.NODE_ENV === 'production'
