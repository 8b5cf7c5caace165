import type { Locale } from '#lib/i18n/locale.ts'
import { brand } from './brand.ts'
import { html, type Html } from './html.ts'
import { button, layout } from './layout.ts'
import { markup, markupText } from './markup.ts'
import { words } from './words.ts'

export type UnreadRepliesLetter = {
  locale: Locale
  workspace: string
  conversationNumber: number
  contactName: string | null
  /** Oldest first. */
  replies: { author: string; body: string; sentAt: Date; files: string[] }[]
  /** Unread replies before these, which the mail only counts. */
  earlier: number
  /** Page that opens the chat at this conversation, where the desk knows one. */
  chatUrl?: string
}

/** The mail to a customer who left before our answer came. */
export function unreadReplies(letter: UnreadRepliesLetter): {
  subject: string
  html: string
  text: string
} {
  const { locale, workspace, conversationNumber, replies, earlier, chatUrl } = letter
  const say = words[locale]
  const greeting = say.greeting(letter.contactName)
  const summary = say.unread(replies.length + earlier)
  const subject = say.subject(conversationNumber, workspace)
  const time = timeIn(locale)

  const body = html`<p style="margin:0 0 4px;">${greeting}</p>
    <p style="margin:0 0 16px;">${summary}</p>
    ${earlier > 0 ? html`<p style="margin:0 0 16px;color:${brand.inkMuted};">${say.earlier(earlier)}</p>` : undefined}
    ${replies.map((reply) => bubble(reply, time(reply.sentAt), say.files))}
    ${chatUrl ? button(chatUrl, say.open) : undefined}
    <p style="margin:20px 0 0;color:${brand.inkMuted};">${say.howToReply}</p>`

  const text = [
    greeting,
    summary,
    ...(earlier > 0 ? [say.earlier(earlier)] : []),
    ...replies.map(({ author, sentAt, body: said, files }) =>
      [
        `${author}, ${time(sentAt)}:`,
        markupText(said),
        ...(files.length > 0 ? [say.files(files)] : []),
      ]
        .filter((line) => line !== '')
        .join('\n'),
    ),
    ...(chatUrl ? [`${say.open}: ${chatUrl}`] : []),
    say.howToReply,
    `-- \n${workspace}\n${say.why(conversationNumber)}`,
  ].join('\n\n')

  const footer = html`${say.why(conversationNumber)}`
  const page = { locale, title: subject, preheader: summary, sender: workspace, body, footer }
  return { subject, html: layout(page), text }
}

function bubble(
  { author, body, files }: UnreadRepliesLetter['replies'][number],
  time: string,
  nameFiles: (names: string[]) => string,
): Html {
  return html`<table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="margin:0 0 12px;"
  >
    <tr>
      <td style="padding:0 0 4px;font-size:13px;line-height:18px;color:${brand.inkFaint};">
        <strong style="color:${brand.ink};">${author}</strong> · ${time}
      </td>
    </tr>
    <tr>
      <td
        bgcolor="${brand.bubble}"
        style="padding:10px 14px;border-radius:10px;word-break:break-word;"
      >
        ${markup(body)}${
          files.length > 0
            ? html`<div
                style="padding-top:${body ? 6 : 0}px;font-size:13px;color:${brand.inkMuted};"
              >
                ${nameFiles(files)}
              </div>`
            : undefined
        }
      </td>
    </tr>
  </table>`
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
