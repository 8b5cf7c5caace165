import { env } from '#lib/kernel/env.ts'
import type { Mail } from './mail.ts'
import { sendByResend } from './resend.ts'
import { sendBySmtp } from './smtp.ts'

/**
 * Sends a mail: through Resend where RESEND_API_KEY is set, else through SMTP_URL. Resolves when the
 * provider has taken it, within a minute.
 *
 * Repeating a key is safe with Resend for 24 hours; an SMTP server takes it again, with the same
 * Message-ID. The caller keeps the ledger (public.sent_mails).
 *
 * @throws PermanentFailure where the provider will never take this mail (no such recipient)
 * @throws Error for everything that may heal: network, limits, a wrong key, no provider configured
 */
export async function sendMail(mail: Mail): Promise<void> {
  const from = env('MAIL_FROM')
  const apiKey = env('RESEND_API_KEY')
  if (apiKey) return sendByResend(mail, from, apiKey)
  const url = env('SMTP_URL')
  if (url) return sendBySmtp(mail, from, url)
  throw new Error('No way to send mail: set RESEND_API_KEY or SMTP_URL (.env.example).')
}
