import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../http.ts'
import type { CallersTables } from './database.ts'
import { invalidRequest } from './refusal.ts'

/** One request, taken apart. */
export type StorageCall = {
  request: IncomingMessage
  to: ServerResponse
  url: URL
  bucket: string
  /** The object's path, decoded. */
  name: string
  tables: CallersTables
  /** Who becomes the owner of what is written. */
  owner: string | null
}

export type Handler = (call: StorageCall) => Promise<void>
export type Route = { method: string; path: RegExp; operation: string; handle: Handler }

const largestJson = 1024 * 1024

/** @param path  with `:bucket` for one part of it and a last `*` for the object's name */
export function route(method: string, path: string, operation: string, handle: Handler): Route {
  const pattern = path.replace(':bucket', '(?<bucket>[^/]+)').replace('/*', '/(?<name>.+)')
  return { method, path: new RegExp(`^${pattern}$`), operation: `storage.${operation}`, handle }
}

/** @throws InvalidRequest */
export async function json<T = Record<string, unknown>>(request: IncomingMessage): Promise<T> {
  try {
    return JSON.parse((await readBody(request, largestJson)).toString()) as T
  } catch {
    throw invalidRequest('The body is not JSON')
  }
}
