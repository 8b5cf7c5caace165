/*
 * The little of Deno that this folder uses, for `tsc`, which checks it together with everything else.
 * Deno itself does not read this file.
 */
declare namespace Deno {
  type ServeOptions = {
    hostname?: string
    port?: number
    onListen?: (address: { hostname: string; port: number }) => void
    onError?: (error: unknown) => Response | Promise<Response>
  }
  type ServeHandler = (request: Request, info?: unknown) => Response | Promise<Response>

  function serve(options: ServeOptions, handler: ServeHandler): unknown
  function kill(pid: number, signal: string): void
  const pid: number
  const ppid: number
  const args: string[]
  const env: { get(name: string): string | undefined; set(name: string, value: string): void }
}
