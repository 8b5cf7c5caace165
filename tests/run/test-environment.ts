import { delimiter, dirname, join } from 'node:path'
import { repository } from '../support/repository.ts'
import type { Scratch } from './scratch.ts'

/**
 * Names that point at an installation. A shell that has them set (a running desk, a production
 * database) must not lend them to the tests.
 */
const installation =
  /^(SUPABASE_|OTKLIK_(HOME|PORT|DEMO)|DATABASE_URL$|APP_URL$|PORT$|WORKER_PORT$|SMTP_URL$|RESEND_|MAIL_FROM$|DEMO_|PG[A-Z]+$|NODE_ENV$)/

export function testEnvironment(scratch: Scratch): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !installation.test(name))
  const bin = join(repository, 'node_modules', '.bin')
  return {
    ...Object.fromEntries(kept),
    PATH: [dirname(process.execPath), bin, process.env.PATH].join(delimiter),
    OTKLIK_HOME: join(scratch.folder, 'home'),
    OTKLIK_TEST_SCRATCH: scratch.folder,
    NODE_ENV: 'test',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    NEXT_TELEMETRY_DISABLED: '1',
    LITE_TELEMETRY: '0',
    DENO_NO_UPDATE_CHECK: '1',
    // Escape codes in a log file hide the words that somebody looks for.
    ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
  }
}
