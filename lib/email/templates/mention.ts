import type { Locale } from '#lib/i18n/locale.ts'
import { brand } from './brand.ts'
import { html } from './html.ts'
import { button, layout } from './layout.ts'

export type MentionLetter = {
  /** Of the member who was mentioned. */
  locale: Locale
  workspace: string
  memberName: string
  author: string
  conversationNumber: number
  contactName: string | null
  /** Opens the conversation at the desk. */
  url: string
}

/**
 * The mail to a member who was mentioned and has not looked. Not a word of the note or the conversation:
 * a mailbox is not behind the desk's rules, and the mention may be taken back.
 */
export function mention(letter: MentionLetter): { subject: string; html: string; text: string } {
  const { locale, workspace, conversationNumber: number, url } = letter
  const say = words[locale]
  const subject = say.subject(letter.author, number, workspace)
  const greeting = say.greeting(letter.memberName)
  const summary = say.summary(letter.author, number)
  const customer = say.customer(letter.contactName)
  const body = html`<p style="margin:0 0 4px;">${greeting}</p>
    <p style="margin:0 0 4px;">${summary}</p>
    <p style="margin:0;color:${brand.inkMuted};">${customer}</p>
    ${button(url, say.open)}`
  const footer = html`${say.why}`
  const page = { locale, title: subject, preheader: summary, sender: workspace, body, footer }
  const text = [
    greeting,
    summary,
    customer,
    `${say.open}: ${url}`,
    `-- \n${workspace}\n${say.why}`,
  ].join('\n\n')
  return { subject, html: layout(page), text }
}

type Words = {
  subject(author: string, number: number, workspace: string): string
  greeting(name: string): string
  summary(author: string, number: number): string
  customer(name: string | null): string
  open: string
  why: string
}

const words: Record<Locale, Words> = {
  ru: {
    subject: (author, number, workspace) =>
      `${author}: упоминание в диалоге № ${number} · ${workspace}`,
    greeting: (name) => `Здравствуйте, ${name}!`,
    summary: (author, number) =>
      `${author} упоминает вас в заметке к диалогу № ${number}. Диалог открыт для вас.`,
    customer: (name) => `Клиент: ${name ?? 'посетитель сайта'}.`,
    open: 'Открыть диалог',
    why: 'Вы получили это письмо, потому что вас упомянули, а диалог вы ещё не открыли.',
  },
  en: {
    subject: (author, number, workspace) =>
      `${author} mentioned you in conversation #${number} · ${workspace}`,
    greeting: (name) => `Hello ${name},`,
    summary: (author, number) =>
      `${author} mentioned you in a note on conversation #${number}. It is open to you now.`,
    customer: (name) => `Customer: ${name ?? 'a visitor of the site'}.`,
    open: 'Open the conversation',
    why: 'You get this mail because you were mentioned and have not opened the conversation yet.',
  },
}
