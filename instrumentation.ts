import type { Instrumentation } from 'next'
import { log } from '#lib/kernel/log.ts'

/** A failed page, route or action goes into the log under the reference that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const requestId = request.headers['x-request-id']
  log.error(
    {
      requestId,
      digest: (error as { digest?: unknown }).digest,
      // The query may hold a token.
      path: request.path.split('?')[0],
      method: request.method,
      kind: context.routeType,
      error: error instanceof Error ? { message: error.message, stack: error.stack } : error,
    },
    'request failed',
  )
}
