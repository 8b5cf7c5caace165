import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Pool } from 'pg'
import type { Settings } from '../settings.ts'
import type { CheckCaller } from './caller.ts'
import { sendJson } from './http.ts'
import type { Lite } from './lite-app.ts'
import type { PlatformConfig } from './platform-config.ts'

export function createAdminUsers(
  _pool: Pool,
  _lite: Lite,
  _settings: Settings,
  _config: PlatformConfig,
) {
  return async function answer(
    _r: IncomingMessage,
    to: ServerResponse,
    _u: URL,
    _c: CheckCaller,
  ): Promise<void> {
    sendJson(to, 501, {})
  }
}
