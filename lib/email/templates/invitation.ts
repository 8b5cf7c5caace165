import type { Locale } from '#lib/i18n/locale.ts'
import { brand } from './brand.ts'
import { html } from './html.ts'
import { button, layout } from './layout.ts'

export type InvitationLetter = {
  /** The inviter's: nobody knows yet which language the invited person reads. */
  locale: Locale
  workspace: string
  inviter: string
  expiresAt: Date
  /** The page where the person chooses a name and a password; carries the token. */
  joinUrl: string
}

/** The mail to somebody who is asked to join the team. */
export function invitation(letter: InvitationLetter): {
  subject: string
  html: string
  text: string
} {
  const { locale, workspace, joinUrl } = letter
  const say = words[locale]
  const subject = say.subject(workspace)
  const summary = say.summary(letter.inviter, workspace)
  const until = say.until(
    // Nobody knows the reader's time zone, so the time names its own.
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'UTC',
      timeZoneName: 'short',
    }).format(letter.expiresAt),
  )
  const body = html`<p style="margin:0 0 4px;">${say.greeting}</p>
    <p style="margin:0 0 4px;">${summary}</p>
    <p style="margin:0;">${say.what}</p>
    ${button(joinUrl, say.open)}
    <p style="margin:20px 0 0;color:${brand.inkMuted};">${until}</p>`
  const footer = html`${say.unexpected}`
  const page = { locale, title: subject, preheader: summary, sender: workspace, body, footer }
  const text = [
    say.greeting,
    summary,
    say.what,
    `${say.open}: ${joinUrl}`,
    until,
    `-- \n${workspace}\n${say.unexpected}`,
  ].join('\n\n')
  return { subject, html: layout(page), text }
}

type Words = {
  subject(workspace: string): string
  greeting: string
  summary(inviter: string, workspace: string): string
  what: string
  open: string
  until(time: string): string
  unexpected: string
}

const words: Record<Locale, Words> = {
  ru: {
    subject: (workspace) => `Приглашение в команду «${workspace}»`,
    greeting: 'Здравствуйте!',
    summary: (inviter, workspace) =>
      `${inviter} приглашает вас в команду «${workspace}»: отвечать клиентам в Otklik.`,
    what: 'Откройте ссылку, назовитесь и придумайте пароль. Больше ничего не нужно.',
    open: 'Присоединиться к команде',
    until: (time) => `Ссылка действует один раз, до ${time}.`,
    unexpected:
      'Если вы не ждали приглашения, просто не открывайте ссылку: без неё ничего не произойдёт.',
  },
  en: {
    subject: (workspace) => `Join the team at ${workspace}`,
    greeting: 'Hello,',
    summary: (inviter, workspace) =>
      `${inviter} invites you to the team at ${workspace}, to answer its customers in Otklik.`,
    what: 'Open the link, say your name and choose a password. That is all.',
    open: 'Join the team',
    until: (time) => `The link works once, until ${time}.`,
    unexpected:
      'If you did not expect an invitation, leave the link alone: nothing happens without it.',
  },
}
