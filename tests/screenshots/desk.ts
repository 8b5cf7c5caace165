import type { Browser } from '@playwright/test'
import { anna, vera } from '../support/cast.ts'
import { authScenes } from './auth-scenes.ts'
import { conversationScenes } from './conversation-scenes.ts'
import { findingScenes } from './finding-scenes.ts'
import { listScenes } from './list-scenes.ts'
import type { Look } from './look.ts'
import { takeScenes } from './scene.ts'
import { settingsScenes } from './settings-scenes.ts'
import { troubleScenes } from './trouble-scenes.ts'

/** Each screen of the desk as an agent with this look sees it, from the door on; gives what failed. */
export async function takeDesk(
  browser: Browser,
  baseURL: string,
  look: Look,
  invitation: string,
): Promise<string[]> {
  const scenes = { ...listScenes, ...conversationScenes, ...findingScenes, ...troubleScenes }
  return [
    ...(await takeScenes(browser, baseURL, look, null, authScenes(invitation))),
    ...(await takeScenes(browser, baseURL, look, anna.email, scenes)),
  ]
}

/** Each page that a superadmin has; gives what failed. */
export function takeSettings(browser: Browser, baseURL: string, look: Look): Promise<string[]> {
  return takeScenes(browser, baseURL, look, vera.email, settingsScenes)
}
