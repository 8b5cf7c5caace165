import type { Browser, Page } from '@playwright/test'
import { nameOf, screens, shoot, signIn, visitor, type Look } from './look.ts'
import { wordsIn, type Say } from './words.ts'

export type Stage = { page: Page; say: Say; look: Look; baseURL: string }
/** One state of the desk: brings it about, from wherever the page is; its picture is taken then. */
export type Scene = (stage: Stage) => Promise<void>

/**
 * Takes a picture of each scene, as one person with one look. A scene that does not come about is named, and
 * the others go on.
 *
 * @param email who is signed in; nobody where null
 * @returns the names of the scenes that failed
 */
export async function takeScenes(
  browser: Browser,
  baseURL: string,
  look: Look,
  email: string | null,
  scenes: Record<string, Scene>,
): Promise<string[]> {
  const page = await visitor(browser, baseURL, look)
  page.setDefaultTimeout(12_000)
  if (email) await signIn(page, email)
  const stage = { page, say: wordsIn(look.language), look, baseURL }
  const failed: string[] = []
  for (const [name, scene] of Object.entries(scenes)) {
    const full = `${name}-${nameOf(look)}`
    try {
      await scene(stage)
      await shoot(page, screens, full)
    } catch (error) {
      failed.push(full)
      console.error(`${full}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  await page.context().close()
  return failed
}
