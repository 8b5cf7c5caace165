import nodemailer from 'nodemailer'
import { PermanentFailure } from '#lib/kernel/permanent-failure.ts'
import { mailHeaders, messageId, withoutAddresses, type Mail } from './mail.ts'

/** Sends over SMTP: `smtp://user:password@host:587`, or `smtps://…` for TLS from the first byte. */
export async function sendBySmtp(mail: Mail, from: string, url: string): Promise<void> {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  try {
    await transport.sendMail({
      messageId: messageId(mail.key, from),
      from,
      to: { name: mail.to.name ?? '', address: mail.to.address },
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      headers: mailHeaders(mail, from),
      // What a mail says comes from outside; it must not make the server read its files.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  } catch (error) {
    throw explained(error as SmtpError)
  }
}

type SmtpError = Error & { code?: string; responseCode?: number }

/** Nodemailer hangs recipients and the whole dialogue on its error, which would end in the log. */
function explained({ code, responseCode = 0, message }: SmtpError): Error {
  const words = `SMTP ${code ?? ''}: ${withoutAddresses(message)}`
  // 5xx about the recipient or the mail itself; a refused login may be put right by the operator.
  const isRefused = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  return isRefused ? new PermanentFailure(words) : new Error(words)
}
