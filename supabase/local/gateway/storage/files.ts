import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { tooLarge } from './refusal.ts'

export type StoredFile = { version: string; size: number; eTag: string }

/**
 * The bytes of Storage, one file per version of an object: `<folder>/ab/abcd…`. Named by the version
 * alone, so that no caller's text becomes a path, a rename moves nothing, and a new upload never
 * touches the bytes that a running download reads.
 */
export class StorageFiles {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  /** @param limit bytes; one more throws and leaves nothing behind */
  async write(content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile> {
    const version = randomUUID()
    const path = await this.makePath(version)
    const hash = createHash('md5')
    let size = 0
    const measured = async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        size += chunk.length
        if (size > limit) throw tooLarge()
        hash.update(chunk)
        yield chunk
      }
    }
    try {
      await pipeline(content, measured, createWriteStream(path))
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    return { version, size, eTag: `"${hash.digest('hex')}"` }
  }

  async copy(from: string): Promise<string> {
    const version = randomUUID()
    await copyFile(this.path(from), await this.makePath(version))
    return version
  }

  /** @param range first and last byte, both included */
  read(version: string, range?: { start: number; end: number }): ReadStream {
    return createReadStream(this.path(version), range)
  }

  async remove(versions: string[]): Promise<void> {
    await Promise.all(versions.map((version) => rm(this.path(version), { force: true })))
  }

  private path(version: string): string {
    return join(this.folder, version.slice(0, 2), version)
  }

  private async makePath(version: string): Promise<string> {
    const path = this.path(version)
    await mkdir(dirname(path), { recursive: true })
    return path
  }
}
