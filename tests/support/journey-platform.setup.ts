import { findBrowser } from './browser.ts'
import { startSharedPlatform } from './shared-platform.ts'

/** Before the first journey: the whole platform with the desk, built if there is no current build. */
export default async function setup(): Promise<() => Promise<void>> {
  process.env.OTKLIK_CHROMIUM ??= await findBrowser()
  return startSharedPlatform()
}
