/** Why a new password will not do; null where it will. Auth counts signs below and bytes above. */
export function passwordProblem(password: string): 'weak_password' | 'password_too_long' | null {
  if (password.length < 8) return 'weak_password'
  // bcrypt reads 72 bytes: a Russian letter takes two.
  return new TextEncoder().encode(password).length > 72 ? 'password_too_long' : null
}
