import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { freePort } from './free-port.ts'

/** An SMTP server for one test. A mail counts as taken when the server says so, not before. */
export type MailCatcher = {
  url: string
  mails: Email[]
  /** Resolves with the first `count` mails; rejects after ten seconds. */
  received(count: number): Promise<Email[]>
  /** What happens to the next mails: taken, refused (with this SMTP code), or never answered. */
  answer(how: 'take' | 'stall' | { code: number }): void
  /** Mails whose bytes have arrived, answered or not. */
  attempts(): number
  stop(): Promise<void>
}

export async function catchMail(): Promise<MailCatcher> {
  const mails: Email[] = []
  let how: 'take' | 'stall' | { code: number } = 'take'
  let attempts = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 200,
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        attempts++
        if (how === 'stall') return
        if (how !== 'take')
          return done(Object.assign(new Error('refused'), { responseCode: how.code }))
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          mails.push(mail)
          done()
        })
      })
    },
  })
  // A client that is killed in the middle of a mail is what some tests are about.
  server.on('error', () => {})
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    received: (count) => until(() => mails.length >= count).then(() => mails),
    answer: (next) => (how = next),
    attempts: () => attempts,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Polls until it is so; throws after `patience` ms. For what no event tells. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  patience = 10_000,
): Promise<void> {
  const end = performance.now() + patience
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Not so after ${patience} ms: ${isSo.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
