import { AsyncLocalStorage } from 'node:async_hooks'
import type { Caller } from './caller.ts'

/** What @supabase/lite, deep in a request, has to know about it. */
export type CurrentRequest = {
  api: 'rest' | 'auth' | 'storage'
  /** Undefined: no valid key or token, which only Storage's public routes allow. */
  caller: Caller | undefined
  method: string
  path: string
  headersJson: string
  readOnly: boolean
}

export type CallerStore = AsyncLocalStorage<CurrentRequest>

export function createCallerStore(): CallerStore {
  return new AsyncLocalStorage()
}
