import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { service, settings, signedIn, sql, visitor, type SignedIn } from './platform-clients.ts'

/* Storage through storage-js. The policies decide: everybody has a folder of their own in one bucket. */

const bucket = 'platform-files'
const open = 'platform-open'
const names = ['reads', 'adds to', 'changes', 'empties'].map(
  (what) => `one ${what} one's own folder`,
)

const policies = `
  create policy "${names[0]}" on storage.objects for select to authenticated
    using (bucket_id = '${bucket}' and (storage.foldername(name))[1] = (select auth.uid())::text);
  create policy "${names[1]}" on storage.objects for insert to authenticated
    with check (bucket_id = '${bucket}' and (storage.foldername(name))[1] = (select auth.uid())::text
      and storage.extension(name) <> 'exe');
  create policy "${names[2]}" on storage.objects for update to authenticated
    using (bucket_id = '${bucket}' and (storage.foldername(name))[1] = (select auth.uid())::text and storage.filename(name) <> 'fixed.txt')
    with check (bucket_id = '${bucket}' and (storage.foldername(name))[1] = (select auth.uid())::text);
  create policy "${names[3]}" on storage.objects for delete to authenticated
    using (bucket_id = '${bucket}' and (storage.foldername(name))[1] = (select auth.uid())::text and storage.filename(name) <> 'fixed.txt');`

let ada: SignedIn
let bob: SignedIn

beforeAll(async () => {
  await sql(policies)
  await service().storage.createBucket(bucket, {
    public: false,
    fileSizeLimit: '100KB',
    allowedMimeTypes: ['text/*', 'image/png'],
  })
  await service().storage.createBucket(open, { public: true })
  ada = await signedIn()
  bob = await signedIn()
})

afterAll(async () => {
  for (const id of [bucket, open]) {
    await service().storage.emptyBucket(id)
    await service().storage.deleteBucket(id)
  }
  await sql(names.map((name) => `drop policy "${name}" on storage.objects`).join(';'))
})

const files = (who: SignedIn) => who.client.storage.from(bucket)
const text = (words: string, type = 'text/plain') => new Blob([words], { type })
const refused = { error: { statusCode: '403', code: 'AccessDenied' } }
const notFound = { error: { statusCode: '404', code: 'NoSuchKey' } }

describe('one’s own folder', () => {
  test('upload and download: a form with a Cyrillic name, and bare bytes', async () => {
    const path = `${ada.id}/папка с пробелом/файл.txt`
    const { data, error } = await files(ada).upload(path, text('привет'), {
      metadata: { from: 'тест' },
    })
    expect(error).toBeNull()
    expect(data).toMatchObject({ path, fullPath: `${bucket}/${path}` })
    const down = await files(ada).download(path)
    expect([await down.data?.text(), down.data?.type]).toEqual(['привет', 'text/plain'])
    const info = await files(ada).info(path)
    expect(info.data).toMatchObject({
      size: 12,
      contentType: 'text/plain',
      metadata: { from: 'тест' },
    })

    const bytes = Uint8Array.from({ length: 5000 }, (_, at) => at % 256)
    await files(ada).upload(`${ada.id}/bytes.png`, bytes, {
      contentType: 'image/png',
      cacheControl: '60',
    })
    const back = await files(ada).download(`${ada.id}/bytes.png`)
    expect(new Uint8Array((await back.data?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes)
  })

  test('a second upload needs upsert, and then replaces the bytes', async () => {
    const path = `${ada.id}/twice.txt`
    await files(ada).upload(path, text('one'))
    expect(await files(ada).upload(path, text('two'))).toMatchObject({
      error: { statusCode: '409' },
    })
    expect(await (await files(ada).download(path)).data?.text()).toBe('one')
    expect((await files(ada).upload(path, text('three'), { upsert: true })).error).toBeNull()
    expect((await files(ada).update(path, text('four'))).error).toBeNull()
    expect(await (await files(ada).download(path)).data?.text()).toBe('four')
  })

  test('list shows one level: folders, then files', async () => {
    const root = `${ada.id}/list`
    for (const name of ['b.txt', 'a.txt', 'inner/c.txt', 'inner/deep/d.txt'])
      await files(ada).upload(`${root}/${name}`, text(name))
    const named = async (path: string, options = {}) =>
      (await files(ada).list(path, options)).data?.map(({ name, id }) => (id ? name : `${name}/`))
    expect(await named(root)).toEqual(['inner/', 'a.txt', 'b.txt'])
    expect(await named(`${root}/inner`)).toEqual(['deep/', 'c.txt'])
    expect(await named(root, { sortBy: { column: 'name', order: 'desc' }, limit: 2 })).toEqual([
      'inner/',
      'b.txt',
    ])
    expect(await named(root, { search: 'B' })).toEqual(['b.txt'])
    expect(await named('')).toEqual([`${ada.id}/`])
  })

  test('move, copy, remove', async () => {
    const at = (name: string) => `${ada.id}/moved/${name}`
    await files(ada).upload(at('1.txt'), text('first'))
    expect((await files(ada).move(at('1.txt'), at('2.txt'))).error).toBeNull()
    expect((await files(ada).copy(at('2.txt'), at('3.txt'))).data?.path).toBe(
      `${bucket}/${at('3.txt')}`,
    )
    expect(await files(ada).exists(at('1.txt'))).toMatchObject({ data: false })
    expect(await files(ada).exists(at('3.txt'))).toMatchObject({ data: true })
    const removed = await files(ada).remove([at('2.txt'), at('3.txt'), at('none.txt')])
    expect(removed.data?.map(({ name }) => name).sort()).toEqual([at('2.txt'), at('3.txt')])
    expect(await files(ada).download(at('2.txt'))).toMatchObject(notFound)
  })

  test('a signed address serves whoever has it, until it expires', async () => {
    const path = `${ada.id}/signed ё.txt`
    await files(ada).upload(path, text('0123456789'))
    const { data } = await files(ada).createSignedUrl(path, 60, { download: 'отчёт.txt' })
    const url = data?.signedUrl ?? ''
    const whole = await fetch(url)
    expect([whole.status, await whole.text()]).toEqual([200, '0123456789'])
    expect(whole.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('отчёт.txt')}`,
    )

    const part = await fetch(url, { headers: { range: 'bytes=2-4' } })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      '234',
      'bytes 2-4/10',
    ])
    expect((await fetch(url, { headers: { range: 'bytes=90-' } })).status).toBe(416)
    expect(
      (await fetch(url, { headers: { 'if-none-match': whole.headers.get('etag') ?? '' } })).status,
    ).toBe(304)

    expect((await fetch(url.replace(/signed%20[^?]*/, 'twice.txt'))).status).toBe(400)
    expect((await fetch(url.replace(/token=[^&]*/, 'token=forged'))).status).toBe(400)
    const brief = await files(ada).createSignedUrl(path, 1)
    await expect
      .poll(async () => (await fetch(brief.data?.signedUrl ?? '')).status, { timeout: 5000 })
      .toBe(400)

    const many = await files(ada).createSignedUrls([path, 'not/there.txt'], 60)
    expect(many.data?.map(({ signedUrl, error }) => [Boolean(signedUrl), Boolean(error)])).toEqual([
      [true, false],
      [false, true],
    ])
  })

  test('a signed upload lets somebody else put one file there', async () => {
    const path = `${ada.id}/by-others.txt`
    const { data } = await files(ada).createSignedUploadUrl(path)
    const anon = visitor().storage.from(bucket)
    expect(
      (await anon.uploadToSignedUrl(path, data?.token ?? '', text('from outside'))).error,
    ).toBeNull()
    expect(await (await files(ada).download(path)).data?.text()).toBe('from outside')
    const elsewhere = await anon.uploadToSignedUrl(
      `${ada.id}/other.txt`,
      data?.token ?? '',
      text('x'),
    )
    expect(elsewhere).toMatchObject({ error: { code: 'InvalidJWT' } })
    const again = await anon.uploadToSignedUrl(path, data?.token ?? '', text('x'))
    expect(again).toMatchObject({ error: { statusCode: '409' } })
  })
})

describe('refusals', () => {
  const path = () => `${ada.id}/private.txt`
  beforeAll(async () => {
    await files(ada).upload(path(), text('private'))
    await files(ada).upload(`${ada.id}/fixed.txt`, text('fixed'))
  })

  test('another’s folder is neither read, listed, signed, written nor emptied', async () => {
    for (const who of [files(bob), visitor().storage.from(bucket)]) {
      expect(await who.download(path())).toMatchObject(notFound)
      expect(await who.info(path())).toMatchObject(notFound)
      expect(await who.createSignedUrl(path(), 60)).toMatchObject(notFound)
      expect((await who.list(ada.id)).data).toEqual([])
      expect(await who.upload(`${ada.id}/theirs.txt`, text('x'))).toMatchObject(refused)
      expect(await who.upload(path(), text('x'), { upsert: true })).toMatchObject(refused)
      expect(await who.createSignedUploadUrl(`${ada.id}/theirs.txt`)).toMatchObject(refused)
      expect((await who.remove([path()])).data).toEqual([])
      expect(await who.move(path(), `${bob.id}/stolen.txt`)).toMatchObject(notFound)
      expect(await who.copy(path(), `${bob.id}/stolen.txt`)).toMatchObject(notFound)
    }
    expect(await (await files(ada).download(path())).data?.text()).toBe('private')
  })

  test('not out of one’s own folder, either', async () => {
    expect(await files(ada).move(path(), `${bob.id}/gift.txt`)).toMatchObject(refused)
    expect(await files(ada).copy(path(), `${bob.id}/gift.txt`)).toMatchObject(refused)
  })

  test('each kind of change has its own policy', async () => {
    const fixed = `${ada.id}/fixed.txt`
    expect(await files(ada).upload(`${ada.id}/virus.exe`, text('x'))).toMatchObject(refused)
    expect(await files(ada).upload(fixed, text('x'), { upsert: true })).toMatchObject(refused)
    expect((await files(ada).remove([fixed])).data).toEqual([])
    expect(await (await files(ada).download(fixed)).data?.text()).toBe('fixed')
  })

  test('too large, of a wrong type, with an impossible name, into no bucket', async () => {
    const big = new Uint8Array(102_401)
    const path = `${ada.id}/limits.txt`
    for (const body of [big, new Blob([big], { type: 'text/plain' })])
      expect(await files(ada).upload(path, body, { contentType: 'text/plain' })).toMatchObject({
        error: { statusCode: '413' },
      })
    expect(await files(ada).upload(path, text('x', 'application/zip'))).toMatchObject({
      error: { statusCode: '415' },
    })
    expect(await files(ada).upload(`${ada.id}/a\u0001b.txt`, text('x'))).toMatchObject({
      error: { code: 'InvalidKey' },
    })
    expect(await ada.client.storage.from('nowhere').upload(path, text('x'))).toMatchObject({
      error: { code: 'NoSuchBucket' },
    })
    expect(await files(ada).exists(path)).toMatchObject({ data: false })
  })

  test('too large without having said so beforehand', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(16_384)),
    }).pipeThrough(limited(40))
    const response = await fetch(
      `${settings.urls.api}/storage/v1/object/${bucket}/${ada.id}/flood.txt`,
      {
        method: 'POST',
        headers: {
          apikey: settings.keys.publishableKey,
          authorization: `Bearer ${ada.token}`,
          'content-type': 'text/plain',
        },
        body: endless,
        duplex: 'half',
      } as RequestInit,
    )
    expect(await response.json()).toMatchObject({ statusCode: '413' })
    expect(await files(ada).exists(`${ada.id}/flood.txt`)).toMatchObject({ data: false })
  })

  test('buckets are the service’s to make, see and remove', async () => {
    expect(await ada.client.storage.createBucket('mine')).toMatchObject(refused)
    expect((await ada.client.storage.listBuckets()).data).toEqual([])
    expect(await ada.client.storage.deleteBucket(bucket)).toMatchObject({
      error: { code: 'NoSuchBucket' },
    })
    expect(await service().storage.deleteBucket(bucket)).toMatchObject({
      error: { statusCode: '409' },
    })
    expect((await service().storage.getBucket(bucket)).data).toMatchObject({
      public: false,
      file_size_limit: 102_400,
    })
  })
})

describe('a public bucket', () => {
  test('is read by everybody and written by nobody', async () => {
    const name = `${randomUUID()}.txt`
    await service().storage.from(open).upload(name, text('for all'))
    const { publicUrl } = visitor().storage.from(open).getPublicUrl(name).data
    expect(await (await fetch(publicUrl)).text()).toBe('for all')
    expect(await visitor().storage.from(open).upload('x.txt', text('x'))).toMatchObject(refused)
    expect((await visitor().storage.from(open).list()).data).toEqual([])
    const secret = `${settings.urls.api}/storage/v1/object/public/${bucket}/${ada.id}/private.txt`
    expect((await fetch(secret)).status).toBe(400)
  })

  test('does not run what it serves', async () => {
    await service()
      .storage.from(open)
      .upload('page.html', text('<script>1</script>', 'text/html'), { upsert: true })
    const page = await fetch(visitor().storage.from(open).getPublicUrl('page.html').data.publicUrl)
    expect(page.headers.get('content-security-policy')).toBe('sandbox')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

/** Ends a stream after so many chunks. */
function limited(chunks: number) {
  let left = chunks
  return new TransformStream({
    transform(chunk, controller) {
      if (left-- > 0) controller.enqueue(chunk)
      else controller.terminate()
    },
  })
}
