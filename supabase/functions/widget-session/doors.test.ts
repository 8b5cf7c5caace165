import { answer, platform, post, same, secret } from './in-tests.ts'

for (const [origin, status] of [
  ['https://desk.example.com', 200],
  ['https://desk.example.com.evil.test', 403],
  ['https://evil.test', 403],
  ['http://desk.example.com', 403],
  ['https://desk.example.com:8443', 403],
  ['null', 403],
] as const) {
  Deno.test(`a request from a page of ${origin} is answered with ${status}`, async () => {
    const { dependencies, opened } = platform()
    const got = await answer(post({ inbox_key: 'demo', secret }, { origin }), dependencies)
    same([got.status, opened.length], [status, status === 200 ? 1 : 0])
  })
}

for (const [origin, status] of [
  ['http://127.0.0.1:3000', 200],
  ['http://desk.localhost:3000', 200],
  ['http://localhost:3001', 403],
  ['http://localhost.evil.test:3000', 403],
] as const) {
  Deno.test(`on one's own machine a page of ${origin} is answered with ${status}`, async () => {
    const { dependencies } = platform({ deskUrl: 'http://localhost:3000' })
    same(
      (await answer(post({ inbox_key: 'demo', secret }, { origin }), dependencies)).status,
      status,
    )
  })
}

const domains = ['shop.example.com', '*.partner.example', 'https://only.example', 'localhost:4000']
for (const [host_origin, status] of [
  ['https://shop.example.com', 200],
  ['http://shop.example.com', 200],
  ['https://a.b.partner.example', 200],
  ['https://only.example', 200],
  ['http://localhost:4000', 200],
  ['https://partner.example', 403],
  ['https://evilpartner.example', 403],
  ['http://only.example', 403],
  ['https://shop.example.com:444', 403],
  ['https://shop.example.com.evil.test', 403],
  ['https://evil.test/https://shop.example.com', 403],
  ['null', 403],
] as const) {
  Deno.test(`a widget in a page of ${host_origin} is answered with ${status}`, async () => {
    const { dependencies } = platform({}, { allowed_domains: domains })
    const got = await answer(post({ inbox_key: 'demo', secret, host_origin }), dependencies)
    same(got.status, status)
  })
}

Deno.test('an address is read from the trusted header alone, the last of a list', async () => {
  const trusting = platform({ addressHeader: 'x-forwarded-for' })
  const headers = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9', 'x-real-ip': '6.6.6.6' }
  await answer(post({ inbox_key: 'demo', secret }, headers), trusting.dependencies)
  same(trusting.opened[0]?.address, '203.0.113.9')
  const trustless = platform()
  await answer(post({ inbox_key: 'demo', secret }, headers), trustless.dependencies)
  same(trustless.opened[0]?.address, null)
})
