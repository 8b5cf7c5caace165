import { randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'

/** What a list shows of a mail. */
export type MailSummary = {
  /** Sorts by time of arrival. */
  id: string
  /** ISO 8601. */
  receivedAt: string
  from: string
  /** Who it was delivered to: the envelope, which also names blind copies. */
  recipients: string[]
  subject: string
  /** The first words of its text. */
  preview: string
  attachments: number
}

export type MailFilter = {
  /** An address, in whatever case. */
  to?: string
  /** Arrived then or later. */
  since?: Date
}

/** The oldest go first. */
const capacity = 500

/**
 * The mails that arrived, as files: `<id>.eml` as it came, `<id>.json` its summary. Survives restarts.
 */
export class Mailbox {
  readonly folder: string
  readonly arrivals = new EventEmitter()
  /** Newest first. */
  private summaries: MailSummary[]

  constructor(folder: string) {
    this.folder = folder
    this.arrivals.setMaxListeners(0)
    mkdirSync(folder, { recursive: true })
    this.summaries = readdirSync(folder)
      .filter((name) => name.endsWith('.json') && existsSync(join(folder, eml(name.slice(0, -5)))))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as MailSummary)
      .sort((one, other) => (one.id < other.id ? 1 : -1))
  }

  /** Resolves when the mail is on disk: only then may SMTP say so. */
  async add(raw: Buffer, recipients: string[]): Promise<MailSummary> {
    const mail = await PostalMime.parse(raw)
    const now = new Date()
    const id = `${now.toISOString().replace(/[-:.]/g, '')}-${randomBytes(4).toString('hex')}`
    const summary: MailSummary = {
      id,
      receivedAt: now.toISOString(),
      from: mail.from?.address ?? '',
      recipients: recipients.map((address) => address.toLowerCase()),
      subject: mail.subject ?? '',
      preview: (mail.text ?? mail.html?.replace(/<[^>]*>/g, ' ') ?? '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 160),
      attachments: mail.attachments.length,
    }
    await writeFile(join(this.folder, eml(id)), raw)
    // In one step, so that a summary is whole or not there.
    await writeFile(join(this.folder, `${id}.draft`), JSON.stringify(summary))
    await rename(join(this.folder, `${id}.draft`), join(this.folder, `${id}.json`))
    this.summaries.unshift(summary)
    await this.forget(this.summaries.splice(capacity))
    this.arrivals.emit('mail', summary)
    return summary
  }

  list({ to, since }: MailFilter = {}): MailSummary[] {
    const wanted = to?.toLowerCase()
    return this.summaries.filter(
      (mail) =>
        (wanted === undefined || mail.recipients.includes(wanted)) &&
        (since === undefined || mail.receivedAt >= since.toISOString()),
    )
  }

  /** The same, but an empty list only after nothing has come for `patience` ms. */
  async waitFor(filter: MailFilter, patience: number): Promise<MailSummary[]> {
    const tooLong = AbortSignal.timeout(patience)
    for (;;) {
      const found = this.list(filter)
      if (found.length > 0 || tooLong.aborted) return found
      await once(this.arrivals, 'mail', { signal: tooLong }).catch(() => {})
    }
  }

  async raw(id: string): Promise<Buffer | undefined> {
    if (!this.summaries.some((mail) => mail.id === id)) return undefined
    return readFile(join(this.folder, eml(id)))
  }

  async read(id: string): Promise<Email | undefined> {
    const raw = await this.raw(id)
    return raw && PostalMime.parse(raw)
  }

  async clear(): Promise<void> {
    await this.forget(this.summaries.splice(0))
  }

  private async forget(mails: MailSummary[]): Promise<void> {
    await Promise.all(
      mails.flatMap(({ id }) => [
        rm(join(this.folder, `${id}.json`), { force: true }),
        rm(join(this.folder, eml(id)), { force: true }),
      ]),
    )
  }
}

function eml(id: string): string {
  return `${id}.eml`
}
