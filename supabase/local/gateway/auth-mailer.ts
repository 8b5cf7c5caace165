import { createTransport } from 'nodemailer'
import type { Settings } from '../settings.ts'
import type { MailTemplate, PlatformConfig } from './platform-config.ts'

type Facts = { redirectTo?: string; currentEmail?: string; newEmail?: string }

const plainCode: MailTemplate = {
  subject: 'Код · Code {{ .Token }}',
  html: '<p>Ваш код · Your code: <b>{{ .Token }}</b></p>',
}

/**
 * Sends what Auth sends, by SMTP_URL, from the templates of supabase/config.toml. Takes the place of
 * lite's own mailer, whose text part always links to the API instead of the desk.
 */
export function createAuthMailer(settings: Settings, config: PlatformConfig) {
  const transport = createTransport(settings.product.SMTP_URL)
  const site = settings.product.APP_URL ?? settings.urls.web

  async function send(
    template: string,
    type: string,
    to: string,
    hash: string,
    code: string,
    facts: Facts = {},
  ) {
    const { subject, html } = config.templates[template] ?? plainCode
    const redirectTo = facts.redirectTo ?? site
    const values: Record<string, string> = {
      SiteURL: site,
      TokenHash: hash,
      Token: code,
      Email: facts.currentEmail ?? to,
      NewEmail: facts.newEmail ?? to,
      RedirectTo: redirectTo,
      ConfirmationURL: `${settings.urls.api}/auth/v1/verify?${new URLSearchParams({ token: hash, type, redirect_to: redirectTo })}`,
    }
    const body = fill(html, values, escapeHtml)
    await transport.sendMail({
      from: settings.product.MAIL_FROM,
      to,
      subject: fill(subject, values, String),
      html: body,
      text: toText(body),
    })
  }

  return {
    sendConfirmation: (to: string, hash: string, code: string, facts?: Facts) =>
      send('confirmation', 'signup', to, hash, code, facts),
    sendRecovery: (to: string, hash: string, code: string, facts?: Facts) =>
      send('recovery', 'recovery', to, hash, code, facts),
    sendMagicLink: (to: string, hash: string, code: string, facts?: Facts) =>
      send('magic_link', 'magiclink', to, hash, code, facts),
    sendEmailChange: (to: string, hash: string, code: string, facts?: Facts) =>
      send('email_change', 'email_change', to, hash, code, facts),
    sendReauthentication: (to: string, code: string, facts?: Facts) =>
      send('reauthentication', 'reauthentication', to, '', code, facts),
    /** Not lite's: the admin API's invitations. */
    sendInvite: (to: string, hash: string, code: string, facts?: Facts) =>
      send('invite', 'invite', to, hash, code, facts),
  }
}

export type AuthMailer = ReturnType<typeof createAuthMailer>

/** GoTrue's `{{ .Name }}`; an unknown name stays as it is written. */
function fill(
  template: string,
  values: Record<string, string>,
  escape: (value: string) => string,
): string {
  return template.replace(/\{\{\s*\.(\w+)\s*\}\}/g, (written, name: string) => {
    const value = values[name]
    return value === undefined ? written : escape(value)
  })
}

function escapeHtml(value: string): string {
  return value.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** The same mail without its looks: links as `words: address`, a line per paragraph. */
function toText(html: string): string {
  return html
    .replace(/<head[\s\S]*?<\/head>/i, '')
    .replace(/<a\b[^>]*?href="([^"]*)"[^>]*>([\s\S]*?)<\/a\s*>/gi, '$2: $1')
    .replace(/<[^>]+>/g, '\n')
    .replace(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)))
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n\n')
}
