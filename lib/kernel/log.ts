import pino from 'pino'
import { env } from './env.ts'

/** Structured log of server processes. Bodies of messages, tokens and addresses never go in. */
export const log = pino({
  level: env('LOG_LEVEL'),
  redact: ['*.authorization', '*.apikey', '*.token', '*.secret', '*.password', '*.email', '*.body'],
})
