import { expect, test, vi } from 'vitest'
import { UploadInterrupted, UploadRefused } from '#lib/files/upload-problem.ts'
import type { AttachmentJson } from '#lib/files/attachment.ts'
import { createShelf } from './file-shelf.ts'

const place = { tab: 'message' as const, isInText: false, conversationId: 'c' }
const file = new File(['x'], 'план.pdf', { type: 'application/pdf' })
const stored = {
  id: 'a-1',
  name: 'план.pdf',
  content_type: 'application/pdf',
  bytes: 1,
} as AttachmentJson
const settled = () => new Promise((done) => setTimeout(done))

test('a file says how far it is, and is in the draft when it is stored', async () => {
  const shelf = createShelf()
  const onStored = vi.fn()
  const { key } = shelf.add(file, place, {
    send: async (onProgress) => {
      await Promise.resolve()
      onProgress(0.5)
      expect(shelf.get(key)).toMatchObject({ state: 'sending', progress: 0.5 })
      return stored
    },
    onStored,
  })
  await settled()
  expect(shelf.get('a-1')).toMatchObject({ key, state: 'stored' })
  expect(onStored).toHaveBeenCalledWith({
    id: 'a-1',
    name: 'план.pdf',
    contentType: 'application/pdf',
    bytes: 1,
  })
})

test('what is refused says why; what got lost can be tried again', async () => {
  const shelf = createShelf()
  const tries: Error[] = [new UploadInterrupted('gone'), new UploadRefused('file_content_refused')]
  const send = async () => Promise.reject(tries.shift() ?? new Error('once too often'))
  const { key } = shelf.add(file, place, { send, onStored: () => undefined })
  await settled()
  expect(shelf.get(key)).toMatchObject({ state: 'failed', reason: 'network', canRetry: true })
  shelf.retry(key)
  await settled()
  expect(shelf.get(key)).toMatchObject({ reason: 'file_content_refused', canRetry: false })
})

test('a file that is taken away on its way is stopped, and never comes into the draft', async () => {
  const shelf = createShelf()
  const onStored = vi.fn()
  let stopped = false
  const { key } = shelf.add(file, place, {
    send: async (_onProgress, signal) => {
      signal.addEventListener('abort', () => (stopped = true))
      await settled()
      return stored
    },
    onStored,
  })
  shelf.remove(key)
  await settled()
  await settled()
  expect([stopped, shelf.all()]).toEqual([true, []])
  expect(onStored).not.toHaveBeenCalled()
})
