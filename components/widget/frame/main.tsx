import { createRoot } from 'react-dom/client'
import type { Platform } from '#lib/widget/connect.ts'
import { App } from './app.tsx'
import { createController } from './controller.ts'
import { listenToHost } from './host.ts'

/** Address and key of the platform stand in the page: one build serves any. */
const platform = JSON.parse(document.getElementById('platform')?.textContent ?? '{}') as Platform

const controller = createController(platform, (message) => tell(message))
const tell = listenToHost(controller.hear)
createRoot(document.getElementById('app')!).render(<App controller={controller} />)
