import { buffer } from 'node:stream/consumers'
import type { Logger } from 'pino'
import { SMTPServer } from 'smtp-server'
import type { Mailbox } from './mailbox.ts'

const largestMail = 40 * 1024 * 1024

/**
 * An SMTP server that takes everything from everybody on this machine and delivers nothing.
 * Listens on 127.0.0.1 when this resolves.
 */
export async function receiveMail(
  mailbox: Mailbox,
  port: number,
  log: Logger,
): Promise<SMTPServer> {
  const server = new SMTPServer({
    banner: 'Otklik mail sink',
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(null, { user: 'anybody' }),
    // Its certificate would be self-signed, and clients that see STARTTLS would insist on checking it.
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: largestMail,
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map((to) => to.address)
      buffer(stream)
        .then((raw) => {
          if (stream.sizeExceeded)
            throw Object.assign(new Error('Message too large'), { responseCode: 552 })
          return mailbox.add(raw, recipients)
        })
        .then(
          ({ id, subject }) => {
            log.info({ id, recipients, subject }, 'mail arrived')
            done()
          },
          (error: Error) => done(error),
        )
    },
  })
  server.on('error', (error) => log.warn({ error: error.message }, 'smtp'))
  await new Promise<void>((listening, failed) => {
    server.server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  return server
}
