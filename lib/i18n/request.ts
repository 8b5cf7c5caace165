import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { clock } from '#lib/kernel/clock.ts'
import { isLocale, knownTimeZone, localeCookie, negotiateLocale, timeZoneCookie } from './locale.ts'
import { loadMessages } from './messages.ts'

/** What next-intl asks once per request: there are no localised routes, the cookie decides. */
export default getRequestConfig(async () => {
  const store = await cookies()
  const chosen = store.get(localeCookie)?.value
  const locale = isLocale(chosen)
    ? chosen
    : negotiateLocale((await headers()).get('accept-language'))
  return {
    locale,
    messages: await loadMessages(locale),
    timeZone: knownTimeZone(store.get(timeZoneCookie)?.value),
    now: clock.now(),
  }
})
