/*
 * What a host page says about itself, Intercom-shaped: snake_case, so that a page written for another
 * messenger changes little. Everything arrives from foreign code, so everything is checked here.
 */

export type ThemeMode = 'light' | 'dark' | 'system'
export type Side = 'left' | 'right'

export type HostSettings = {
  /** The inbox's public key. Without it there is no widget. */
  app_id: string
  /** HS256 token of the host page's backend: who its user is. Absent for an anonymous visitor. */
  user_jwt: string | null
  /** `ru`, `en` or any tag that begins so; null follows the browser. */
  locale: string | null
  theme_mode: ThemeMode
  alignment: Side
  /** Distance of the launcher from the edges, in pixels. */
  horizontal_padding: number
  vertical_padding: number
  z_index: number
  hide_default_launcher: boolean
  /** Address of the desk, where it is not the one that served widget.js. */
  api_base: string | null
}

/** The part that the frame needs; plain values, because functions cannot be posted. */
export type FrameSettings = Pick<HostSettings, 'app_id' | 'user_jwt' | 'locale' | 'theme_mode'>

const defaults: HostSettings = {
  app_id: '',
  user_jwt: null,
  locale: null,
  theme_mode: 'system',
  alignment: 'right',
  horizontal_padding: 20,
  vertical_padding: 20,
  // The largest that every browser keeps: host pages put menus at 9999.
  z_index: 2147483000,
  hide_default_launcher: false,
  api_base: null,
}

/** Other messengers' names for the same things. */
const aliases = new Map<string, keyof HostSettings>([
  ['intercom_user_jwt', 'user_jwt'],
  ['language_override', 'locale'],
])

/**
 * Lays a host page's settings over earlier ones. Unknown keys are ignored, values of a wrong type too;
 * `user_jwt: null` signs the person out of the settings.
 */
export function mergeSettings(earlier: HostSettings | null, given: unknown): HostSettings {
  const merged: HostSettings = { ...(earlier ?? defaults) }
  if (given === null || typeof given !== 'object') return merged
  for (const [name, value] of Object.entries(given)) {
    const key = aliases.get(name) ?? name
    if (Object.hasOwn(defaults, key) && isOfKind(key as keyof HostSettings, value))
      Object.assign(merged, { [key]: value })
  }
  return merged
}

function isOfKind(key: keyof HostSettings, value: unknown): boolean {
  if (key === 'theme_mode') return value === 'light' || value === 'dark' || value === 'system'
  if (key === 'alignment') return value === 'left' || value === 'right'
  const usual = defaults[key]
  if (usual === null) return value === null || typeof value === 'string'
  return typeof value === typeof usual && !Number.isNaN(value)
}

export function frameSettings(settings: HostSettings): FrameSettings {
  const { app_id, user_jwt, locale, theme_mode } = settings
  return { app_id, user_jwt, locale, theme_mode }
}
