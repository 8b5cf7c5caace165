import { vi } from 'vitest'
import { handlers, type Handlers } from '#jobs/handlers.ts'
import { runWorker, type RunningWorker } from '#jobs/run-worker.ts'
import { test as base } from '../../supabase/tests/support/test.ts'
import { openDesk, type DeskInDatabase } from './desk-in-database.ts'
import { catchMail, type MailCatcher } from './mail-catcher.ts'

type Fixtures = {
  desk: DeskInDatabase
  /** Where the mail of workers in this process goes. */
  post: MailCatcher
  /**
   * Starts a worker in this process on the test's own database; it is stopped when the test ends.
   * Handlers that are not given are the product's.
   */
  startWorker: (given?: Partial<Handlers>) => Promise<RunningWorker>
}

/** A flow test: `test('…', async ({ desk, post, startWorker }) => …)`. */
export const test = base.extend<Fixtures>({
  desk: async ({ ownUrl }, provide) => {
    const desk = openDesk(ownUrl)
    await provide(desk)
    await desk.close()
  },
  post: async ({}, provide) => {
    const post = await catchMail()
    vi.stubEnv('SMTP_URL', post.url)
    vi.stubEnv('MAIL_FROM', 'Северный путь <support@sever.test>')
    vi.stubEnv('RESEND_API_KEY', '')
    vi.stubEnv('OTKLIK_DEMO', '1')
    vi.stubEnv('APP_URL', 'https://desk.test')
    await provide(post)
    await post.stop()
  },
  startWorker: async ({ ownUrl, post: _configured }, provide) => {
    const started: RunningWorker[] = []
    await provide(async (given) => {
      const worker = runWorker(ownUrl, { ...handlers, ...given })
      started.push(worker)
      await worker.ready
      return worker
    })
    await Promise.all(started.map((worker) => worker.stop(1_000)))
  },
})
