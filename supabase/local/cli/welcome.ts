import type { Platform } from '../supervisor/platform.ts'
import type { ServiceName } from '../supervisor/service-table.ts'
import { box } from './box.ts'
import { demoLogins, demoPassword } from './demo-logins.ts'

/** The box at the end of a start: where everything is and as whom one may sign in. */
export async function welcome({ settings, services }: Platform, ms: number): Promise<string> {
  const { urls, databaseUrl, folders, product } = settings
  const runs = (name: ServiceName) => services().some((service) => service.name === name)
  const isDemo = product.OTKLIK_DEMO === '1'
  const logins = isDemo ? await demoLogins(databaseUrl) : []
  const desk = product.APP_URL ?? urls.web
  const lines: (false | string | [string, string])[] = [
    `Otklik is ready (${(ms / 1000).toFixed(1)} s)`,
    '',
    runs('web') && ['Desk', desk],
    runs('web') && isDemo && ['Demo site', `${desk}/demo`],
    runs('mail') && ['Mail inbox', urls.mail],
    ['API', urls.api],
    '',
    ...logins.map(({ email, role }, index): [string, string] => [
      index === 0 ? 'Sign in as' : '',
      `${email.padEnd(26)} ${role}`,
    ]),
    logins.length > 0 && ['Password', demoPassword],
    logins.length > 0 && '',
    ['Logs', folders.logs],
    ['Stop', 'Ctrl-C'],
  ]
  return box(lines.filter((line) => line !== false))
}
