/** The languages of the product. Every catalogue has the same keys in each. */
export const locales = ['ru', 'en'] as const
export type Locale = (typeof locales)[number]

/** Cookie that remembers the chosen language; without it the browser's list decides. */
export const localeCookie = 'locale'
/** Cookie with the browser's IANA time zone, so that the server writes the same hours. */
export const timeZoneCookie = 'timezone'

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale)
}

/** The best of our languages for an Accept-Language header; English where none fits. */
export function negotiateLocale(acceptLanguage: string | null | undefined): Locale {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return {
        language: tag.toLowerCase().split('-')[0],
        weight: quality ? Number(quality.trim().slice(2)) : 1,
      }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return wishes.map(({ language }) => language).find(isLocale) ?? 'en'
}

/** The cookie's time zone if this runtime knows it, else UTC. */
export function knownTimeZone(value: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value || 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
