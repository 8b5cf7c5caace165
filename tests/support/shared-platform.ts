import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withClient } from '../../supabase/local/postgres/prepare-database.ts'
import { startPlatform, type PlatformOptions } from '../../supabase/local/supervisor/platform.ts'
import { findFreePorts } from '../../supabase/local/supervisor/ports.ts'
import { castByHand } from './by-hand.ts'
import { openControl } from './control-server.ts'

/**
 * Starts one platform for all tests of a tier: own folder, free ports, the seeded cast, no letter
 * leaves the machine. The tests find it with platformUnderTest().
 * @returns what stops it.
 */
export async function startSharedPlatform(
  services?: PlatformOptions['services'],
): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(process.env.OTKLIK_TEST_SCRATCH ?? tmpdir(), 'otklik-platform-'))
  const ports = await findFreePorts()
  const starting = startPlatform({
    home,
    ports,
    services,
    durable: false,
    // Said here, or a developer's .env.local would say it.
    product: {
      APP_URL: `http://localhost:${ports.web}`,
      SMTP_URL: `smtp://localhost:${ports.smtp}`,
      MAIL_FROM: 'Otklik <support@otklik.localhost>',
      RESEND_API_KEY: '',
      OTKLIK_DEMO: '1',
    },
    onEvent: (event) => {
      if ('phase' in event && event.state === 'done')
        console.log(
          `   platform: ${event.phase}, ${event.ms} ms${event.note ? ` (${event.note})` : ''}`,
        )
    },
  })
  const platform = await starting.catch((error: Error & { remedy?: string }) => {
    // A complaint's second half says where to look.
    throw new Error([error.message, error.remedy].filter(Boolean).join(' '), { cause: error })
  })
  // Nobody is signed in yet, so nothing has been given out.
  await withClient(platform.settings.databaseUrl, (client) => client.query(castByHand))
  const control = await openControl(platform)
  process.env.OTKLIK_TEST_PLATFORM = JSON.stringify({
    settings: platform.settings,
    control: control.url,
  })
  process.env.APP_URL = platform.settings.urls.web
  return async () => {
    await control.close()
    await platform.stop()
    // Kept with the run's other logs when there is a run; it is what explains a failure.
    if (!process.env.OTKLIK_TEST_SCRATCH) rmSync(home, { recursive: true, force: true })
  }
}
