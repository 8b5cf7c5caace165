import type { Looks } from '#lib/widget/looks.ts'

/** How the widget of an inbox looks, what its customers may do, and which pages may hold it. */
export type WidgetSettings = {
  /** #rrggbb. */
  accent: string
  /** Of the head of the first screen; null for the accent. */
  background: string | null
  logoUrl: string | null
  position: 'left' | 'right'
  /** Pixels. */
  sideOffset: number
  bottomOffset: number
  launcher: 'button' | 'none'
  theme: 'light' | 'dark' | 'system'
  locale: 'auto' | 'ru' | 'en'
  /** Words that replace the widget's own. */
  texts: Record<'ru' | 'en', Partial<Record<OwnText, string>>>
  /** A page that holds the widget; links in mails lead there. */
  siteUrl: string | null
  /** None: every page. */
  allowedDomains: string[]
  identityIsEnforced: boolean
  expectsMinutes: number | null
  mayClose: boolean
  asksRating: boolean
  sendsTranscripts: boolean
  asksForAddress: boolean
  takesFiles: boolean
  /** Bytes. */
  fileLimit: number
  messageLimit: number
}

/** The texts that an inbox may word itself. */
export const ownTexts = ['team', 'startAbout', 'start', 'intro', 'composeHint'] as const
export type OwnText = (typeof ownTexts)[number]

type Row = Record<string, unknown>

const columns = {
  accent: 'accent',
  background: 'background',
  logoUrl: 'logo_url',
  position: 'position',
  sideOffset: 'side_offset',
  bottomOffset: 'bottom_offset',
  launcher: 'launcher',
  theme: 'theme',
  locale: 'locale',
  texts: 'texts',
  siteUrl: 'site_url',
  allowedDomains: 'allowed_domains',
  identityIsEnforced: 'identity_is_enforced',
  expectsMinutes: 'expects_minutes',
  mayClose: 'may_close',
  asksRating: 'asks_rating',
  sendsTranscripts: 'sends_transcripts',
  asksForAddress: 'asks_for_address',
  takesFiles: 'takes_files',
  fileLimit: 'file_limit',
  messageLimit: 'message_limit',
} satisfies Record<keyof WidgetSettings, string>

const keys = Object.keys(columns) as (keyof WidgetSettings)[]

/** What the widget makes of its settings, in the shape of public.widget_looks. */
export function looksOf(settings: WidgetSettings): Looks {
  const { accent, background, logoUrl, position, sideOffset, bottomOffset, launcher } = settings
  const { theme, locale, texts } = settings
  return {
    accent,
    background,
    logo_url: logoUrl,
    position,
    side_offset: sideOffset,
    bottom_offset: bottomOffset,
    launcher,
    theme,
    locale,
    texts: texts as Record<string, Record<string, string>>,
  }
}

/** The row of public.widget_settings. */
export function settingsOf(row: Row): WidgetSettings {
  const settings = Object.fromEntries(keys.map((key) => [key, row[columns[key]]]))
  const { ru = {}, en = {} } = (row.texts ?? {}) as Partial<WidgetSettings['texts']>
  return { ...(settings as WidgetSettings), texts: { ru, en } }
}

/** What differs, as update_widget takes it. Empty where nothing does. */
export function changesBetween(was: WidgetSettings, draft: WidgetSettings): Row {
  const differing = keys.filter((key) => JSON.stringify(was[key]) !== JSON.stringify(draft[key]))
  return Object.fromEntries(differing.map((key) => [columns[key], draft[key]]))
}

/**
 * What somebody typed or pasted as domains, one a line or parted by commas: addresses lose what a browser
 * does not match, letters beyond ASCII become what it does.
 *
 * @returns the domains, and the words that are none
 */
export function domainsIn(text: string): { domains: string[]; wrong: string[] } {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '')
  const read = words.map((word) => domainIn(word) ?? { wrong: word })
  return {
    domains: [...new Set(read.filter((one) => typeof one === 'string'))],
    wrong: read.filter((one) => typeof one === 'object').map(({ wrong }) => wrong),
  }
}

function domainIn(word: string): string | undefined {
  const [, scheme = '', any = '', rest = ''] = /^(https?:\/\/)?(\*\.)?(.+)$/i.exec(word) ?? []
  if (rest.includes('//')) return undefined
  try {
    const url = new URL(`${scheme || 'https://'}${rest}`)
    const host = url.host.toLowerCase()
    const isName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/.test(host) && !host.includes('..')
    return isName ? `${scheme.toLowerCase()}${any}${host}` : undefined
  } catch {
    return undefined
  }
}
