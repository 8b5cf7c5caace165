import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type StorageCatcher = {
  url: string
  /** Paths whose removal was asked for, in order. */
  removed: string[]
  /** While it is set, every request fails. */
  fail: boolean
  stop: () => void
}

/**
 * The Storage API as far as a removal from the bucket "attachments" goes: DELETE
 * /storage/v1/object/<bucket> {prefixes}.
 *
 * @param onRemove does what Storage does with its own rows
 */
export async function catchRemovals(
  onRemove: (paths: string[]) => Promise<void> = async () => {},
): Promise<StorageCatcher> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', async () => {
      const isRemoval =
        request.method === 'DELETE' && request.url === '/storage/v1/object/attachments'
      const code = storage.fail ? 500 : isRemoval ? 200 : 404
      if (code === 200) {
        const { prefixes } = JSON.parse(body) as { prefixes: string[] }
        storage.removed.push(...prefixes)
        await onRemove(prefixes)
      }
      response.writeHead(code, { 'content-type': 'application/json' })
      response.end(code === 200 ? '[]' : '{"message": "no"}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const storage: StorageCatcher = {
    url: `http://127.0.0.1:${port}`,
    removed: [],
    fail: false,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
  return storage
}
