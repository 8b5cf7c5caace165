import { expect, test } from 'vitest'
import { createUploads, type SentFile, type UploadOne } from './uploads.ts'

const file = (key: string): SentFile => ({ key, name: key, type: '', bytes: 1, blob: new Blob() })
const signal = () => new AbortController().signal

test('each file is stored once, however often its message is tried', async () => {
  const asked: string[] = []
  const uploads = createUploads(async ({ key }) => {
    asked.push(key)
    if (key === 'two' && asked.length === 2) throw new Error('no answer')
    return `id-${key}`
  })
  const files = [file('one'), file('two')]
  await expect(uploads.all(files, signal())).rejects.toThrow('no answer')
  expect(await uploads.all(files, signal())).toEqual(['id-one', 'id-two'])
  expect(asked).toEqual(['one', 'two', 'two'])
})

test('progress is shown while a file is on its way; who gives up stops it', async () => {
  const seen: Record<string, number>[] = []
  const hanging: UploadOne = (_file, onProgress, stop) =>
    new Promise((_resolve, reject) => {
      onProgress(0.5)
      stop.addEventListener('abort', () => reject(new Error('stopped')))
    })
  const uploads = createUploads(hanging)
  uploads.subscribe(() => seen.push(uploads.get()))
  const sending = uploads.all([file('one')], signal())
  await Promise.resolve()
  expect(seen.at(-1)).toEqual({ one: 0.5 })
  uploads.cancel([file('one')])
  await expect(sending).rejects.toThrow('stopped')
  expect(uploads.get()).toEqual({})
})
