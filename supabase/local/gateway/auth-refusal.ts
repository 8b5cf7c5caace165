import type { ServerResponse } from 'node:http'
import { sendJson } from './http.ts'
import type { DatabaseError } from './postgrest-error.ts'

/** An answer in GoTrue's words: status, machine-readable code, sentence. */
export class AuthRefusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export function invalid(message: string): AuthRefusal {
  return new AuthRefusal(400, 'validation_failed', message)
}

export function emailExists(): AuthRefusal {
  return new AuthRefusal(
    422,
    'email_exists',
    'A user with this email address has already been registered',
  )
}

/** @throws what is no refusal */
export function sendAuthRefusal(to: ServerResponse, error: unknown): void {
  const refusal = asRefusal(error)
  sendJson(
    to,
    refusal.status,
    { code: refusal.status, error_code: refusal.code, msg: refusal.message },
    { 'x-sb-error-code': refusal.code },
  )
}

function asRefusal(error: unknown): AuthRefusal {
  if (error instanceof AuthRefusal) return error
  if (error instanceof TypeError) return invalid(error.message)
  if ((error as DatabaseError).code === '23505') return emailExists()
  throw error
}
