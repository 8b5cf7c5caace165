/*
 * One edge function in a worker of its own, as upstream's runtime does it: what one function does to
 * its globals does not reach another, and one that crashes takes nobody along. It listens on a port
 * of its own on 127.0.0.1, so that bodies stream both ways without a copy; main.ts passes on to it.
 */

type Handler = (request: Request, info?: unknown) => Response | Promise<Response>

const listen = Deno.serve.bind(Deno)
let isServing = false

function serve(handler: Handler): void {
  isServing = true
  listen(
    {
      hostname: '127.0.0.1',
      port: 0,
      onListen: ({ port }) => self.postMessage({ port }),
      onError: (error) => {
        console.error(error)
        return Response.json(
          { code: 'WORKER_ERROR', message: 'Function exited due to an error' },
          { status: 500 },
        )
      },
    },
    handler,
  )
}

// Deno.serve(handler), Deno.serve(options, handler), Deno.serve({ handler }): where it listens is not
// the function's to say.
Object.defineProperty(Deno, 'serve', {
  value: (first: Handler | { handler?: Handler }, second?: Handler) => {
    const handler = second ?? (typeof first === 'function' ? first : first.handler)
    if (!handler) throw new TypeError('Deno.serve was called without a handler')
    serve(handler)
  },
})

// Upstream keeps the worker alive until such a promise settles. Here it lives on anyway; what is left
// is that a rejection must not end it.
Object.assign(globalThis, {
  EdgeRuntime: {
    waitUntil(promise: Promise<unknown>) {
      promise.catch((error: unknown) => console.error(error))
      return promise
    },
  },
})

self.onmessage = async ({ data }: MessageEvent<{ entry: string }>) => {
  try {
    const loaded = (await import(data.entry)) as { default?: { fetch?: Handler } }
    if (!isServing && loaded.default?.fetch) serve(loaded.default.fetch.bind(loaded.default))
    if (!isServing) throw new Error('it neither calls Deno.serve nor exports { fetch } by default')
  } catch (error) {
    self.postMessage({
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
}
