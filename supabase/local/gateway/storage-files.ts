import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'

type Description = {
  cacheControl: string
  contentLength: number
  size: number
  mimetype: string
  eTag: string
  lastModified?: Date
  httpStatusCode?: number
}

type Body = WebStream | ReadableStream | Uint8Array

/**
 * Keeps the bytes of Storage as files: lite's adapter interface. An object named `a/b.png` in bucket
 * `files` is `<folder>/files/<sha256 of its name>`, beside it a `.json` with its type. Hashed, because
 * names are the callers' and must not choose a path, be too long for one, or differ only in case.
 */
export class StorageFiles {
  readonly driver = null
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  async uploadObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    body: Body,
    contentType: string,
    cacheControl: string,
  ): Promise<Description> {
    const path = this.pathOf(bucket, key)
    const draft = `${path}.${randomUUID()}`
    const hash = createHash('md5')
    let size = 0
    await mkdir(dirname(path), { recursive: true })
    try {
      const source =
        body instanceof Uint8Array ? Readable.from([body]) : Readable.fromWeb(body as WebStream)
      await pipeline(
        source,
        async function* (chunks: AsyncIterable<Uint8Array>) {
          for await (const chunk of chunks) {
            size += chunk.length
            hash.update(chunk)
            yield chunk
          }
        },
        createWriteStream(draft),
      )
      const description: Description = {
        cacheControl,
        contentLength: size,
        size,
        mimetype: contentType,
        eTag: `"${hash.digest('hex')}"`,
      }
      await writeFile(`${draft}.json`, JSON.stringify(description))
      // An upload that breaks off half-way must not replace what was there.
      await rename(`${draft}.json`, `${path}.json`)
      await rename(draft, path)
      return { ...description, lastModified: new Date(), httpStatusCode: 200 }
    } catch (error) {
      await Promise.all([rm(draft, { force: true }), rm(`${draft}.json`, { force: true })])
      throw error
    }
  }

  async getObject(bucket: string, key: string) {
    const metadata = await this.headObject(bucket, key)
    const body = Readable.toWeb(createReadStream(this.pathOf(bucket, key))) as ReadableStream
    return { metadata, httpStatusCode: 200, body }
  }

  async headObject(bucket: string, key: string): Promise<Description> {
    const path = this.pathOf(bucket, key)
    const [written, file] = await Promise.all([readFile(`${path}.json`, 'utf8'), stat(path)])
    return {
      ...(JSON.parse(written) as Description),
      lastModified: file.mtime,
      httpStatusCode: 200,
    }
  }

  async deleteObject(bucket: string, key: string): Promise<void> {
    const path = this.pathOf(bucket, key)
    await Promise.all([rm(path, { force: true }), rm(`${path}.json`, { force: true })])
  }

  async deleteObjects(bucket: string, keys: string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.deleteObject(bucket, key)))
  }

  async copyObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    toBucket: string,
    toKey: string,
  ): Promise<Pick<Description, 'httpStatusCode' | 'eTag' | 'lastModified'>> {
    const from = this.pathOf(bucket, key)
    const to = this.pathOf(toBucket, toKey)
    await mkdir(dirname(to), { recursive: true })
    await copyFile(`${from}.json`, `${to}.json`)
    await copyFile(from, to)
    return this.headObject(toBucket, toKey)
  }

  async privateAssetUrl(bucket: string, key: string): Promise<string> {
    return `file://${this.pathOf(bucket, key)}`
  }

  private pathOf(bucket: string, key: string): string {
    const name = createHash('sha256').update(key).digest('hex')
    const owner = createHash('sha256').update(bucket).digest('hex').slice(0, 16)
    return join(this.folder, owner, name.slice(0, 2), name)
  }
}
