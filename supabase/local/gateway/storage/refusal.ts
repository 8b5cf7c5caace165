import type { ServerResponse } from 'node:http'
import { errors } from 'jose'
import { sendJson } from '../http.ts'
import { isConnectionError, type DatabaseError } from '../postgrest-error.ts'

/** An answer of Storage that is not the one hoped for; upstream's codes and texts. */
export class StorageRefusal extends Error {
  readonly statusCode: number
  readonly code: string
  readonly error: string

  constructor(statusCode: number, code: string, error: string, message: string) {
    super(message)
    this.statusCode = statusCode
    this.code = code
    this.error = error
  }
}

export const noSuchBucket = () =>
  new StorageRefusal(404, 'NoSuchBucket', 'Bucket not found', 'Bucket not found')
export const noSuchKey = () => new StorageRefusal(404, 'NoSuchKey', 'not_found', 'Object not found')
export const invalidKey = (key: string) =>
  new StorageRefusal(400, 'InvalidKey', 'InvalidKey', `Invalid key: ${key}`)
export const invalidRequest = (message: string) =>
  new StorageRefusal(400, 'InvalidRequest', 'invalid_request', message)
export const tooLarge = () =>
  new StorageRefusal(
    413,
    'EntityTooLarge',
    'Payload too large',
    'The object exceeded the maximum allowed size',
  )
export const wrongType = (type: string) =>
  new StorageRefusal(
    415,
    'InvalidMimeType',
    'invalid_mime_type',
    `mime type ${type} is not supported`,
  )
export const duplicate = () =>
  new StorageRefusal(409, 'ResourceAlreadyExists', 'Duplicate', 'The resource already exists')
export const notEmpty = () =>
  new StorageRefusal(
    409,
    'InvalidRequest',
    'InvalidRequest',
    'The bucket you tried to delete is not empty',
  )
export const accessDenied = (message = 'new row violates row-level security policy') =>
  new StorageRefusal(403, 'AccessDenied', 'Unauthorized', message)
export const invalidToken = (message: string) =>
  new StorageRefusal(400, 'InvalidJWT', 'InvalidJWT', message)

/** Says why, as upstream does: HTTP 400 whatever the reason, and the real status in the body. */
export function sendStorageRefusal(to: ServerResponse, error: unknown): void {
  const { statusCode, code, error: title, message } = asRefusal(error)
  const status = statusCode >= 500 ? statusCode : 400
  sendJson(to, status, { statusCode: String(statusCode), code, error: title, message })
}

function asRefusal(error: unknown): StorageRefusal {
  if (error instanceof StorageRefusal) return error
  // A percent sign that stands for nothing.
  if (error instanceof URIError) return invalidRequest(error.message)
  if (error instanceof errors.JOSEError) return invalidToken(error.message)
  const { code, message } = error as DatabaseError
  if (code === '42501') return accessDenied()
  if (code === '23505') return duplicate()
  if (code === '23503') return noSuchBucket()
  // auth.require_session: signed out.
  if (code === 'PGRST')
    return new StorageRefusal(401, 'InvalidJWT', 'Unauthorized', 'session_not_found')
  if (code?.startsWith('22') || code?.startsWith('23')) return invalidRequest(message)
  if (isConnectionError(error) && code !== undefined)
    return new StorageRefusal(
      503,
      'DatabaseError',
      'database_error',
      'The database does not answer',
    )
  throw error
}
