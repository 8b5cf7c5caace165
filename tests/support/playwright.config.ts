import { join } from 'node:path'
import { defineConfig, type ReporterDescription } from '@playwright/test'
import { browserFlags } from './browser.ts'
import { repository } from './repository.ts'
import { tierNamed } from './tiers.ts'

const tier = tierNamed('journey')
const report = process.env.OTKLIK_TEST_REPORT
const reporter: ReporterDescription[] = [['list']]
if (report) reporter.push(['json', { outputFile: report }])

/**
 * Journeys: browsers and HTTP against one platform, started by the set-up and handed over by
 * environment (see journey-platform.setup.ts).
 */
export default defineConfig({
  testDir: join(repository, 'tests', 'journeys'),
  testMatch: '**/*.test.ts',
  outputDir: join(process.env.OTKLIK_TEST_SCRATCH ?? join(repository, 'test-results'), 'journeys'),
  globalSetup: join(import.meta.dirname, 'journey-platform.setup.ts'),
  reporter,
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A second try on a machine that other work starves; a journey that needs it is named as flaky.
  retries: 1,
  timeout: tier.testTimeout,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.APP_URL,
    browserName: 'chromium',
    headless: true,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.OTKLIK_CHROMIUM, args: browserFlags },
  },
})
