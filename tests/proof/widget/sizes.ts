import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { repository } from '../../support/repository.ts'
import { say, type Verdict } from '../access/say.ts'

/** Bytes after gzip. */
const limits = { loader: 5 * 1024, first: 60 * 1024 }

type Manifest = {
  script: string
  style: string
  preload: string[]
  texts: Record<string, string>
  later: string[]
}

/** What a customer's browser has to fetch, in the files that were built. */
export function proveSizes(): Verdict {
  const outdir = join(repository, 'public/widget')
  const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as Manifest
  const weigh = (...files: string[]) =>
    files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)
  const built = (names: string[]) => names.map((name) => join(outdir, name))
  const loader = weigh(join(repository, 'public/widget.js'))
  const texts = Math.max(...built(Object.values(manifest.texts)).map((file) => weigh(file)))
  const frame = weigh(...built([manifest.script, manifest.style, ...manifest.preload]))
  const first = loader + weigh(join(outdir, 'panel.js')) + frame + texts
  const later = weigh(...built([...manifest.later, 'teaser.js']))
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
  if (loader > limits.loader) say(`  MISSED the loader is larger than ${kilobytes(limits.loader)}`)
  if (first > limits.first) say(`  MISSED the first open is larger than ${kilobytes(limits.first)}`)
  return {
    figures: `gzipped: loader ${kilobytes(loader)}, first open ${kilobytes(first)}, what comes later ${kilobytes(later)}`,
    holds: loader <= limits.loader && first <= limits.first,
  }
}
