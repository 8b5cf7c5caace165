import { expect, test, vi } from 'vitest'
import { UploadRefused } from '#lib/files/upload-problem.ts'
import { createUploads, type SentFile, type UploadOne } from './uploads.ts'

const file = (key: string): SentFile => ({ key, name: key, type: '', bytes: 1, blob: new Blob() })
const signal = () => new AbortController().signal
/** Nobody answers until the signal ends it. */
const hanging: UploadOne = (_file, onProgress, stop) =>
  new Promise((_resolve, reject) => {
    onProgress(0.5)
    stop.addEventListener('abort', () => reject(new Error('stopped')))
  })

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

test('a file goes up when it is chosen, and its message waits for it', async () => {
  const answers: ((id: string) => void)[] = []
  const uploads = createUploads(() => new Promise((resolve) => answers.push(resolve)))
  const one = file('one')
  uploads.begin(one)
  await vi.waitFor(() => expect(answers).toHaveLength(1))
  const sending = uploads.all([one], signal())
  expect(uploads.get()).toEqual({ one: { at: 'going', share: 0 } })
  answers[0]!('id-one')
  expect(await sending).toEqual(['id-one'])
  expect(uploads.get()).toEqual({ one: { at: 'stored' } })
  expect(answers).toHaveLength(1)
})

test('the message that stops waiting does not stop the upload', async () => {
  const answers: ((id: string) => void)[] = []
  const uploads = createUploads(() => new Promise((resolve) => answers.push(resolve)))
  const control = new AbortController()
  const sending = uploads.all([file('one')], control.signal)
  control.abort(new Error('too long'))
  await expect(sending).rejects.toThrow('too long')
  answers[0]!('id-one')
  expect(await uploads.all([file('one')], signal())).toEqual(['id-one'])
  expect(answers).toHaveLength(1)
})

test('progress is shown while a file is on its way; who gives up stops it', async () => {
  const seen: unknown[] = []
  const uploads = createUploads(hanging)
  uploads.subscribe(() => seen.push(uploads.get()))
  const sending = uploads.all([file('one')], signal())
  await vi.waitFor(() => expect(seen.at(-1)).toEqual({ one: { at: 'going', share: 0.5 } }))
  uploads.cancel([file('one')])
  await expect(sending).rejects.toThrow('stopped')
  expect(uploads.get()).toEqual({})
})

test('what is given up before its turn never begins', async () => {
  const asked: string[] = []
  const uploads = createUploads((given, onProgress, stop) => {
    asked.push(given.key)
    return hanging(given, onProgress, stop)
  })
  uploads.begin(file('one'))
  uploads.begin(file('two'))
  await vi.waitFor(() => expect(asked).toEqual(['one']))
  uploads.cancel([file('two')])
  uploads.cancel([file('one')])
  await vi.waitFor(() => expect(uploads.get()).toEqual({}))
  expect(asked).toEqual(['one'])
})

test('a broken line is tried again when it is back; a refusal says why and is not', async () => {
  const asked: string[] = []
  let isBack = false
  const uploads = createUploads(async ({ key }) => {
    asked.push(key)
    if (key === 'refused') throw new UploadRefused('file_content_refused')
    if (!isBack) throw new Error('no answer')
    return `id-${key}`
  })
  uploads.begin(file('one'))
  uploads.begin(file('refused'))
  await vi.waitFor(() =>
    expect(uploads.get()).toEqual({
      one: { at: 'broken', reason: null },
      refused: { at: 'broken', reason: 'file_content_refused' },
    }),
  )
  isBack = true
  uploads.wake()
  await vi.waitFor(() => expect(uploads.get().one).toEqual({ at: 'stored' }))
  expect(asked).toEqual(['one', 'refused', 'one'])
})
