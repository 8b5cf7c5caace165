import { afterEach, expect, test, vi } from 'vitest'
import { createSigner, downloadOf } from './signed-addresses.ts'

const platform = { url: 'http://p', apikey: 'key', token: () => Promise.resolve('token') }

function storage(refused: string[] = []) {
  const asked: string[][] = []
  vi.stubGlobal(
    'fetch',
    vi.fn((_url: string, { body }: { body: string }) => {
      const { paths } = JSON.parse(body) as { paths: string[] }
      asked.push(paths)
      return Promise.resolve(
        Response.json(
          paths.map((path) => ({
            path,
            signedURL: refused.includes(path) ? null : `/object/sign/attachments/${path}?token=t`,
          })),
        ),
      )
    }),
  )
  return asked
}
afterEach(() => vi.unstubAllGlobals())

test('files of one moment are asked for together, and once', async () => {
  const asked = storage(['c/hidden'])
  const signer = createSigner(platform)
  const found = await Promise.all(['a', 'б', 'c/hidden', 'a'].map((path) => signer.address(path)))
  expect(asked).toEqual([['a', 'б', 'c/hidden']])
  expect(found).toEqual([
    'http://p/storage/v1/object/sign/attachments/a?token=t',
    'http://p/storage/v1/object/sign/attachments/%D0%B1?token=t',
    null,
    found[0],
  ])
})

test('an address is renewed before it ends, after it failed, and after silence', async () => {
  const asked = storage()
  let now = 0
  const signer = createSigner(platform, () => now)
  await signer.address('a')
  now = 400_000
  await signer.address('a')
  expect(asked).toHaveLength(1)
  now = 500_000
  await signer.address('a')
  expect(asked).toHaveLength(2)
  signer.forget('a')
  await signer.address('a')
  expect(asked).toHaveLength(3)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
  expect(await signer.address('b')).toBeNull()
  storage()
  expect(await signer.address('b')).not.toBeNull()
})

test('to keep a file under its name', () => {
  expect(downloadOf('http://p/x?token=t', 'счёт & ко.pdf')).toBe(
    'http://p/x?token=t&download=%D1%81%D1%87%D1%91%D1%82%20%26%20%D0%BA%D0%BE.pdf',
  )
})
