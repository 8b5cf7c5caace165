import { isAuthRetryableFetchError, type AuthError } from '@supabase/supabase-js'

/** Why Auth said no; `errors.<reason>` has the sentence. */
export type AuthReason =
  | 'invalid_credentials'
  | 'link_expired'
  | 'network'
  /** Signed in, but no member of the team: never was, or deactivated. */
  | 'no_access'
  | 'password_too_long'
  | 'same_password'
  | 'too_many_requests'
  | 'unknown'
  | 'view_as_is_read_only'
  | 'weak_password'
  /** The present password, asked for again, is another one. */
  | 'wrong_password'

const reasonOfCode: Record<string, AuthReason> = {
  invalid_credentials: 'invalid_credentials',
  // Whether an address is known, banned or unconfirmed is nobody's business at the door.
  user_not_found: 'invalid_credentials',
  user_banned: 'invalid_credentials',
  email_not_confirmed: 'invalid_credentials',
  validation_failed: 'invalid_credentials',
  otp_expired: 'link_expired',
  otp_disabled: 'link_expired',
  flow_state_not_found: 'link_expired',
  flow_state_expired: 'link_expired',
  bad_code_verifier: 'link_expired',
  over_request_rate_limit: 'too_many_requests',
  over_email_send_rate_limit: 'too_many_requests',
  same_password: 'same_password',
  weak_password: 'weak_password',
}

export function authReason(error: Pick<AuthError, 'code' | 'status' | 'name'>): AuthReason {
  if (isAuthRetryableFetchError(error)) return 'network'
  if (error.status === 429) return 'too_many_requests'
  return reasonOfCode[error.code ?? ''] ?? 'unknown'
}
