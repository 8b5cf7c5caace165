import { AsyncLocalStorage } from 'node:async_hooks'
import type { Caller } from './caller.ts'

/** What @supabase/lite, deep in a request, has to know about it. */
export type CurrentRequest = {
  api: 'rest' | 'auth'
  /** Undefined: no valid key, which only a few routes of Auth allow (the links in its mails). */
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
