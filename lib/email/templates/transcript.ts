import type { Locale } from '#lib/i18n/locale.ts'
import { brand } from './brand.ts'
import { html, type Html } from './html.ts'
import { button, layout } from './layout.ts'
import { markup, markupText } from './markup.ts'

export type TranscriptLetter = {
  locale: Locale
  workspace: string
  /** Whose chat it is, as its customers know it. */
  inboxName: string
  conversationNumber: number
  contactName: string | null
  /** Oldest first; author is null for the customer. */
  messages: {
    author: string | null
    isOurs: boolean
    body: string
    sentAt: Date
    files: string[]
  }[]
  /** Messages before these, which the mail only counts. */
  earlier: number
  chatUrl?: string
}

/** The conversation that a customer wanted to have by mail. */
export function transcript(letter: TranscriptLetter): {
  subject: string
  html: string
  text: string
} {
  const { locale, workspace, conversationNumber: number, messages, earlier, chatUrl } = letter
  const say = words[locale]
  const time = timeIn(locale)
  const subject = say.subject(number, letter.inboxName)
  const summary = say.summary(number, letter.inboxName)
  const body = html`<p style="margin:0 0 16px;">${summary}</p>
    ${earlier > 0 ? html`<p style="margin:0 0 16px;color:${brand.inkMuted};">${say.earlier(earlier)}</p>` : undefined}
    ${messages.map((message) => bubble(message, message.author ?? say.you, time(message.sentAt)))}
    ${chatUrl ? button(chatUrl, say.open) : undefined}`
  const footer = html`${say.why}`
  const text = [
    summary,
    ...(earlier > 0 ? [say.earlier(earlier)] : []),
    ...messages.map(({ author, isOurs, body: said, sentAt, files }) =>
      [`${author ?? say.you}, ${time(sentAt)}:`, isOurs ? markupText(said) : said, files.join(', ')]
        .filter((line) => line !== '')
        .join('\n'),
    ),
    ...(chatUrl ? [`${say.open}: ${chatUrl}`] : []),
    `-- \n${workspace}\n${say.why}`,
  ].join('\n\n')
  const page = {
    locale,
    title: subject,
    preheader: summary,
    sender: letter.inboxName,
    body,
    footer,
  }
  return { subject, html: layout(page), text }
}

function bubble(
  { body, isOurs, files }: TranscriptLetter['messages'][number],
  author: string,
  time: string,
): Html {
  const said = isOurs ? markup(body) : html`<div style="white-space:pre-wrap;">${body}</div>`
  return html`<div style="margin:0 0 14px;word-break:break-word;">
    <div style="font-size:13px;line-height:18px;color:${brand.inkFaint};">
      <strong style="color:${brand.ink};">${author}</strong> · ${time}
    </div>
    <div>${said}</div>
    ${
      files.length > 0
        ? html`<div style="font-size:13px;color:${brand.inkMuted};">${files.join(', ')}</div>`
        : undefined
    }
  </div>`
}

/** Nobody knows the reader's time zone, so the time names its own. */
function timeIn(locale: Locale): (at: Date) => string {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })
  return (at) => format.format(at)
}

type Words = {
  subject(number: number, inbox: string): string
  summary(number: number, inbox: string): string
  earlier(count: number): string
  you: string
  open: string
  why: string
}

const words: Record<Locale, Words> = {
  ru: {
    subject: (number, inbox) => `Переписка № ${number} · ${inbox}`,
    summary: (number, inbox) => `Ваша переписка № ${number} в чате «${inbox}».`,
    earlier: (count) => `Сообщений раньше этих: ${count}. Они в чате.`,
    you: 'Вы',
    open: 'Открыть чат',
    why: 'Вы получили это письмо, потому что попросили в чате прислать переписку на этот адрес. Если это были не вы, просто удалите его.',
  },
  en: {
    subject: (number, inbox) => `Conversation #${number} · ${inbox}`,
    summary: (number, inbox) => `Your conversation #${number} in the chat of ${inbox}.`,
    earlier: (count) => `Messages before these: ${count}. They are in the chat.`,
    you: 'You',
    open: 'Open the chat',
    why: 'You get this mail because somebody asked in the chat to have the conversation sent to this address. If it was not you, delete it.',
  },
}
