import type { Logger } from 'pino'

/** Upstream's answer when a function does not come up. */
const bootError = {
  code: 'BOOT_ERROR',
  message: 'Function failed to start (please check logs)',
}

type Running = { worker: Worker; port: number }

/** One edge function: its worker, started when first needed and again after a crash or a change. */
export class EdgeFunction {
  readonly name: string
  readonly entry: string
  readonly log: Logger
  private starting: Promise<Running> | undefined

  /** @param entry  file URL of its index.ts */
  constructor(name: string, entry: string, log: Logger) {
    this.name = name
    this.entry = entry
    this.log = log
  }

  /** Starts it unless it runs. Rejects with the error of its module. */
  async ready(): Promise<Running> {
    this.starting ??= this.start().catch((error: unknown) => {
      this.starting = undefined
      throw error
    })
    return this.starting
  }

  /** Ends its worker; the next request starts it from what its files say then. */
  forget(): void {
    void this.starting?.then(({ worker }) => worker.terminate()).catch(() => {})
    this.starting = undefined
  }

  /** Passes a request on, `path` as the function shall see it. */
  async answer(request: Request, path: string): Promise<Response> {
    let running: Running
    try {
      running = await this.ready()
    } catch (error) {
      this.log.error({ function: this.name, error: String(error) }, 'function does not start')
      return Response.json(bootError, { status: 503 })
    }
    return fetch(`http://127.0.0.1:${running.port}${path}`, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
    })
  }

  private start(): Promise<Running> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        type: 'module',
        name: this.name,
      })
      worker.onmessage = ({ data }: MessageEvent<{ port?: number; failure?: string }>) => {
        if (data.port !== undefined) return resolve({ worker, port: data.port })
        worker.terminate()
        reject(new Error(data.failure))
      }
      worker.onerror = (event) => {
        // Unprevented it would end this process, and every other function with it.
        event.preventDefault()
        this.log.error({ function: this.name, error: event.message }, 'function crashed')
        this.starting = undefined
        reject(new Error(event.message))
      }
      worker.postMessage({ entry: this.entry })
    })
  }
}
