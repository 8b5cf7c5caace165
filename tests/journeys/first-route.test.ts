import { gzipSync } from 'node:zlib'
import { anna } from '../support/cast.ts'
import { expect, test } from './people/test.ts'

/** Bytes after gzip: everything that the page of a conversation asks for by itself, before anybody does anything. */
const budget = 250 * 1024

test('the first page of the desk asks for little JavaScript', async ({ newAgent }) => {
  const { page } = await newAgent(anna)
  const html = await (await page.request.get('/inbox/all/1')).text()
  // What only ancient browsers would run, no browser that the desk supports fetches.
  const tags = [...html.matchAll(/<script[^>]*>/gi)].filter(([tag]) => !/nomodule/i.test(tag))
  const scripts = new Set(tags.flatMap(([tag]) => /src="([^"]+\.js[^"]*)"/.exec(tag)?.[1] ?? []))
  // Else the page is not what this test takes it for.
  expect(scripts.size).toBeGreaterThan(5)
  let bytes = 0
  for (const src of scripts) {
    const body = await (await page.request.get(src)).body()
    bytes += gzipSync(body, { level: 9 }).length
  }
  test.info().annotations.push({ type: 'size', description: `${(bytes / 1024).toFixed(1)} KB` })
  expect(bytes).toBeLessThanOrEqual(budget)
})
