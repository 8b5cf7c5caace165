import { Resend, type CreateEmailOptions } from 'resend'
import { PermanentFailure } from '#lib/kernel/permanent-failure.ts'
import { mailHeaders, withoutAddresses, type Mail } from './mail.ts'

/**
 * Sends through Resend's API (https://resend.com/docs/api-reference/emails/send-email). The key makes
 * a repetition within 24 hours answer with the first mail. RESEND_BASE_URL, read by the SDK, points it
 * somewhere else.
 */
export async function sendByResend(mail: Mail, from: string, apiKey: string): Promise<void> {
  const letter: CreateEmailOptions = {
    from,
    to: mail.to.address,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: mailHeaders(mail, from),
  }
  // The SDK reports failures as a value and never throws them.
  const { error } = await new Resend(apiKey).emails.send(letter, {
    idempotencyKey: mail.key,
    signal: AbortSignal.timeout(30_000),
  })
  if (!error) return
  // An earlier try with this key was taken, and the letter has changed since (a message was edited).
  if (error.name === 'invalid_idempotent_request') return
  const words = `Resend ${error.name}: ${withoutAddresses(error.message)}`
  if (error.statusCode === 422) throw new PermanentFailure(words)
  throw new Error(words)
}
