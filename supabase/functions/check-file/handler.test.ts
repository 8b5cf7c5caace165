import { RpcRefused } from '../_shared/data-api.ts'
import { handle, type Dependencies, type LooseFile } from './handler.ts'
import { readHead } from './read-head.ts'
import type { Verdict } from './verdict.ts'

const id = '00000000-0000-4000-8000-000000000001'
const file: LooseFile = { id, path: `${id}/file.pdf`, content_type: 'application/pdf', bytes: 9 }
const pdf = new TextEncoder().encode('%PDF-1.7\n')

function platform(changes: Partial<Dependencies> = {}) {
  const passed: [string, Verdict][] = []
  const removed: string[] = []
  const asked: string[] = []
  const dependencies: Dependencies = {
    find: (token) => {
      asked.push(token)
      return Promise.resolve(file)
    },
    read: () => Promise.resolve(pdf),
    pass: (attachment, verdict) => {
      passed.push([attachment, verdict])
      return Promise.resolve({ id: attachment })
    },
    remove: (path) => {
      removed.push(path)
      return Promise.resolve()
    },
    ...changes,
  }
  return { dependencies, passed, removed, asked }
}

async function answer(
  dependencies: Dependencies,
  body: unknown = { attachment_id: id },
  token = 't',
) {
  const request = new Request('http://functions/check-file', {
    method: 'POST',
    headers: token ? { authorization: `Bearer ${token}` } : {},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const response = await handle(request, dependencies)
  return [response.status, await response.json()]
}

function same(actual: unknown, expected: unknown) {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`)
}

Deno.test(
  'a file is looked up and read as the caller, and passed with what was found',
  async () => {
    const { dependencies, passed, removed, asked } = platform()
    same(await answer(dependencies), [200, { id }])
    same(passed, [[id, { contentType: 'application/pdf', pixels: null }]])
    same([asked, removed], [['t'], []])
  },
)

Deno.test('what is not what its name says is removed and never passed', async () => {
  const page = new TextEncoder().encode('<html>')
  const { dependencies, passed, removed } = platform({ read: () => Promise.resolve(page) })
  same(await answer(dependencies), [415, { reason: 'file_content_refused' }])
  same([passed, removed], [[], [file.path]])
})

Deno.test('a file of somebody else, one that was never stored, no token, no id', async () => {
  const nobodys = platform({ find: () => Promise.resolve(null) })
  same(await answer(nobodys.dependencies), [404, { reason: 'attachment_not_found' }])
  const empty = platform({ read: () => Promise.resolve(null) })
  same(await answer(empty.dependencies), [409, { reason: 'upload_missing' }])
  const { dependencies, passed } = platform()
  same(await answer(dependencies, { attachment_id: id }, ''), [401, { reason: 'token_invalid' }])
  for (const body of [{}, { attachment_id: 'x&id=neq.y' }, '{'])
    same(await answer(dependencies, body), [400, { reason: 'body_invalid' }])
  same([nobodys.passed, empty.passed, passed], [[], [], []])
})

Deno.test('refusals of the database keep their reason, anything else says nothing', async () => {
  const failing = (error: Error) => platform({ pass: () => Promise.reject(error) }).dependencies
  same(await answer(failing(new RpcRefused('upload_missing', 409))), [
    409,
    { reason: 'upload_missing' },
  ])
  same(await answer(failing(new Error('secret words'))), [503, { reason: 'unavailable' }])
})

Deno.test('a file is read no further than its head', async () => {
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(1000).fill(7))
    },
  })
  same((await readHead(new Response(endless), 2500))?.length, 2500)
  same(pulled < 8, true)
  same(await readHead(new Response('', { status: 400 }), 10), null)
})
