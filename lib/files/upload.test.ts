import { afterEach, expect, test, vi } from 'vitest'
import { nameOf, refusalOf } from './allowed.ts'
import { UploadInterrupted, UploadRefused } from './upload-problem.ts'
import { upload, type UploadOptions } from './upload.ts'

/** A Storage that stores what is sent, in the steps it is told. */
class PretendRequest {
  static answer = { status: 200, text: '{}' }
  static sent: { address: string; headers: Record<string, string> }[] = []
  static isSilent = false
  upload: { onprogress: ((event: { loaded: number }) => void) | null } = { onprogress: null }
  onload: (() => void) | null = null
  onerror: (() => void) | null = null
  onabort: (() => void) | null = null
  status = 0
  responseText = ''
  private address = ''
  private headers: Record<string, string> = {}

  open(_method: string, address: string) {
    this.address = address
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  send(file: Blob) {
    PretendRequest.sent.push({ address: this.address, headers: this.headers })
    if (PretendRequest.isSilent) return
    queueMicrotask(() => {
      this.upload.onprogress?.({ loaded: file.size / 2 })
      this.status = PretendRequest.answer.status
      this.responseText = PretendRequest.answer.text
      if (this.status === 0) this.onerror?.()
      else this.onload?.()
    })
  }
  abort() {
    this.onabort?.()
  }
}

const place = { id: 'a-1', path: 'a-1/file.png', content_type: 'image/png' }
const checked = { id: 'a-1', name: 'x.png', content_type: 'image/png', bytes: 4, path: place.path }

function uploading(changes: Partial<UploadOptions> = {}, check = Response.json(checked)) {
  vi.stubGlobal('XMLHttpRequest', PretendRequest)
  const fetched = vi.fn(() => Promise.resolve(check))
  vi.stubGlobal('fetch', fetched)
  const rpc = vi.fn(() => Promise.resolve({ status: 200, message: null, value: place as unknown }))
  const run = upload({
    url: 'http://platform',
    apikey: 'key',
    token: () => Promise.resolve('token'),
    rpc,
    file: new File(['1234'], 'x.png', { type: 'image/png' }),
    conversationId: null,
    ...changes,
  })
  return { run, rpc, fetched }
}

afterEach(() => {
  vi.unstubAllGlobals()
  PretendRequest.answer = { status: 200, text: '{}' }
  PretendRequest.sent = []
  PretendRequest.isSilent = false
})

test('announced, stored as the type the server says, checked', async () => {
  const shares: number[] = []
  const { run, rpc, fetched } = uploading({ onProgress: (share) => shares.push(share) })
  expect(await run).toEqual(checked)
  expect(rpc).toHaveBeenCalledWith('register_attachment', {
    conversation: null,
    name: 'x.png',
    content_type: 'image/png',
    bytes: 4,
  })
  expect(PretendRequest.sent).toMatchObject([
    {
      address: 'http://platform/storage/v1/object/attachments/a-1/file.png',
      headers: { authorization: 'Bearer token', 'content-type': 'image/png' },
    },
  ])
  expect(shares).toEqual([0.5])
  expect(fetched).toHaveBeenCalledOnce()
})

test('what cannot be sent is refused before anybody is asked', async () => {
  for (const [file, reason] of [
    [new File([], 'x.png'), 'file_empty'],
    [new File(['x'], 'setup.exe'), 'file_type_refused'],
    [new File(['x'], 'drawing.svg', { type: 'image/svg+xml' }), 'file_type_refused'],
  ] as const) {
    const { run, rpc } = uploading({ file })
    await expect(run).rejects.toMatchObject({ reason })
    expect(rpc).not.toHaveBeenCalled()
  }
  expect(refusalOf({ name: 'x.pdf', type: '', size: 26_214_401 })).toBe('file_too_large')
})

test('each refusal keeps its reason', async () => {
  const rpc = () => Promise.resolve({ status: 429, message: 'too_many_loose_files', value: null })
  await expect(uploading({ rpc }).run).rejects.toEqual(new UploadRefused('too_many_loose_files'))
  PretendRequest.answer = { status: 400, text: '{"statusCode":"413","error":"Payload too large"}' }
  await expect(uploading().run).rejects.toMatchObject({ reason: 'file_too_large' })
  PretendRequest.answer = { status: 200, text: '{}' }
  const content = Response.json({ reason: 'file_content_refused' }, { status: 415 })
  await expect(uploading({}, content).run).rejects.toMatchObject({ reason: 'file_content_refused' })
})

test('what may go better later says so; what lies there already goes on', async () => {
  PretendRequest.answer = { status: 0, text: '' }
  await expect(uploading().run).rejects.toBeInstanceOf(UploadInterrupted)
  PretendRequest.answer = { status: 503, text: 'down' }
  await expect(uploading().run).rejects.toBeInstanceOf(UploadInterrupted)
  PretendRequest.answer = { status: 400, text: '{"statusCode":"409","error":"Duplicate"}' }
  expect(await uploading().run).toEqual(checked)
})

test('a cancelled upload stops at once, at whatever step', async () => {
  const control = new AbortController()
  PretendRequest.isSilent = true
  const { run, fetched } = uploading({ signal: control.signal })
  await vi.waitFor(() => expect(PretendRequest.sent).toHaveLength(1))
  control.abort()
  await expect(run).rejects.toMatchObject({ name: 'AbortError' })
  expect(fetched).not.toHaveBeenCalled()
})

test('names become what the database takes', () => {
  expect(nameOf({ name: '', type: 'image/png' })).toBe('image.png')
  expect(nameOf({ name: 'a/b\\c\u0007.pdf', type: '' })).toBe('a_b_c_.pdf')
  expect(nameOf({ name: `${'я'.repeat(300)}.docx`, type: '' })).toHaveLength(200)
  expect(nameOf({ name: `${'я'.repeat(300)}.docx`, type: '' })).toMatch(/\.docx$/)
})
