import type { Locale } from '#lib/i18n/locale.ts'
import { html } from './html.ts'
import { button, layout } from './layout.ts'

export type LoadAlertLetter = {
  /** Of the supervisor. */
  locale: Locale
  workspace: string
  memberName: string
  team: string
  kind: 'queue_length' | 'oldest_waiting'
  /** Conversations, or minutes that the first of them waits. */
  value: number
  threshold: number
  /** Opens the load at the desk. */
  url: string
}

/** The mail to a supervisor when a team's threshold was passed. */
export function loadAlert(letter: LoadAlertLetter): {
  subject: string
  html: string
  text: string
} {
  const { locale, workspace, url } = letter
  const say = words[locale]
  const fact = say[letter.kind](letter.value, letter.threshold)
  const subject = `${letter.team}: ${fact} · ${workspace}`
  const greeting = say.greeting(letter.memberName)
  const summary = say.summary(letter.team, fact)
  const body = html`<p style="margin:0 0 4px;">${greeting}</p>
    <p style="margin:0;">${summary}</p>
    ${button(url, say.open)}`
  const footer = html`${say.why}`
  const page = { locale, title: subject, preheader: summary, sender: workspace, body, footer }
  const text = [greeting, summary, `${say.open}: ${url}`, `-- \n${workspace}\n${say.why}`].join(
    '\n\n',
  )
  return { subject, html: layout(page), text }
}

type Words = {
  queue_length(value: number, threshold: number): string
  oldest_waiting(value: number, threshold: number): string
  greeting(name: string): string
  summary(team: string, fact: string): string
  open: string
  why: string
}

const words: Record<Locale, Words> = {
  ru: {
    queue_length: (value, threshold) => `в очереди ${value} (порог ${threshold})`,
    oldest_waiting: (value, threshold) => `ждут ${value} мин (порог ${threshold})`,
    greeting: (name) => `Здравствуйте, ${name}!`,
    summary: (team, fact) => `Команда «${team}»: ${fact}.`,
    open: 'Открыть загрузку',
    why: 'Вы получили это письмо, потому что следите за загрузкой команды. О том же пороге больше не напишем, пока очередь не разойдётся.',
  },
  en: {
    queue_length: (value, threshold) => `${value} in the queue (threshold ${threshold})`,
    oldest_waiting: (value, threshold) => `waiting for ${value} min (threshold ${threshold})`,
    greeting: (name) => `Hello ${name},`,
    summary: (team, fact) => `Team “${team}”: ${fact}.`,
    open: 'Open the load',
    why: 'You get this mail because you supervise this team. There will be no other about this threshold until the queue is back below it.',
  },
}
