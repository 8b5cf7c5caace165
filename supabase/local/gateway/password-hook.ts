import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { runSteps } from './caller-query.ts'
import type { PostgresFunction } from './platform-config.ts'

/**
 * Auth's hook "password verification attempt", a Postgres function that may veto a sign-in and keeps
 * what it writes either way. As GoTrue calls it (github.com/supabase/auth, internal/hooks/hookspgfunc,
 * internal/api/token.go): as supabase_auth_admin, in a transaction of its own, within two seconds, with
 * {user_id, valid}; it answers {decision, message, should_logout_user} or {error: {http_code, message}}.
 */

export type Verdict =
  | { decision: 'continue' }
  | { decision: 'reject'; status: number; code: string; message: string; endSessions: boolean }

type Answer = {
  decision?: unknown
  message?: unknown
  should_logout_user?: unknown
  error?: { http_code?: unknown; message?: unknown }
}

const context = {
  name: 'hook_context',
  text: `select set_config('role', 'supabase_auth_admin', true), set_config('statement_timeout', '2000', true)`,
  values: [],
}

export function createPasswordHook(
  pool: Pool,
  hook: PostgresFunction | undefined,
  log: Logger,
): (userId: string, isValid: boolean) => Promise<Verdict> {
  return async function ask(userId, isValid) {
    if (!hook) return { decision: 'continue' }
    const event = JSON.stringify({ user_id: userId, valid: isValid })
    try {
      const { rows } = await runSteps(pool, [
        context,
        { name: 'password_hook', text: `select ${hook.call}($1)::text`, values: [event] },
      ])
      return readVerdict(JSON.parse(rows[0]?.[0] ?? 'null') as Answer | null)
    } catch (error) {
      log.error({ hook: hook.uri, error: String(error) }, 'the password hook failed')
      return failed(`Error running hook URI: ${hook.uri}`)
    }
  }
}

function readVerdict(answer: Answer | null): Verdict {
  if (answer?.error) {
    const { http_code: status, message } = answer.error
    return failed(String(message ?? ''), typeof status === 'number' && status >= 400 ? status : 500)
  }
  if (answer?.decision === 'continue') return { decision: 'continue' }
  if (answer?.decision !== 'reject') return failed('Invalid JSON response. Received no decision')
  return {
    decision: 'reject',
    status: 400,
    code: 'invalid_credentials',
    message: String(answer.message || 'Further password verification attempts will be rejected.'),
    endSessions: answer.should_logout_user === true,
  }
}

/** Fails closed: without the hook's word nobody is let in. */
function failed(message: string, status = 500): Verdict {
  const code = status === 500 ? 'unexpected_failure' : 'hook_payload_invalid'
  return { decision: 'reject', status, code, message, endSessions: false }
}
