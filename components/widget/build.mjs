/*
 * Builds what a host page loads: public/widget.js (the loader) and public/widget/ (the frame's script and
 * style, named by content, and manifest.json with those names). Fails where a size gate is missed.
 *
 *   node components/widget/build.mjs [--watch]
 */
import { build, context, transform } from 'esbuild'
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
const outdir = join(root, 'public/widget')

/** Bytes after gzip. The second is everything until the chat is first open, the loader included. */
const limits = { loader: 5 * 1024, total: 60 * 1024 }

/** The loader's style is text in a script, where esbuild would not shorten it. */
const shortStyles = {
  name: 'short-styles',
  setup(setup) {
    setup.onLoad({ filter: /loader[\\/]styles\.ts$/ }, async ({ path }) => {
      const source = readFileSync(path, 'utf8')
      const style = source.match(/`([^]*)`/)[1]
      const { code } = await transform(style, { loader: 'css', minify: true })
      return { contents: `export const styles = ${JSON.stringify(code.trim())}`, loader: 'ts' }
    })
  },
}

/** The frame is written as React and runs on Preact, of which it needs this much. */
const preact = {
  name: 'preact',
  setup(setup) {
    const modules = {
      react: `export * from 'preact/hooks'; export { createContext } from 'preact'`,
      'react/jsx-runtime': `export * from 'preact/jsx-runtime'`,
      'react-dom/client': `import { render } from 'preact'
        export const createRoot = (parent) => ({ render: (tree) => render(tree, parent) })`,
    }
    setup.onResolve({ filter: /^react(-dom)?(\/|$)/ }, ({ path }) => ({
      path,
      namespace: 'preact',
    }))
    setup.onLoad({ filter: /.*/, namespace: 'preact' }, ({ path }) => ({
      contents: modules[path],
      resolveDir: root,
    }))
  },
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: ['es2020', 'chrome100', 'firefox100', 'safari15.4'],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
}

const loader = {
  ...shared,
  entryPoints: ['components/widget/loader/loader.ts'],
  outfile: 'public/widget.js',
  format: 'iife',
  plugins: [shortStyles],
}

const frame = {
  ...shared,
  entryPoints: {
    frame: 'components/widget/frame/main.tsx',
    style: 'components/widget/frame/frame.css',
  },
  entryNames: '[name]-[hash]',
  outdir,
  format: 'esm',
  jsx: 'automatic',
  plugins: [
    preact,
    {
      name: 'manifest',
      setup: (setup) => setup.onEnd(({ metafile }) => void (metafile && writeManifest(metafile))),
    },
  ],
}

function writeManifest(metafile) {
  const files = Object.keys(metafile.outputs).map((path) => relative('public/widget', path))
  const named = (beginning) => files.find((file) => file.startsWith(beginning))
  const manifest = { script: named('frame-'), style: named('style-') }
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify(manifest))
}

/** Files of earlier builds stay for a day: a server that runs and pages that are open ask for them. */
function removeOld() {
  const present = new Set(Object.values(readManifest()))
  for (const file of readdirSync(outdir)) {
    const path = join(outdir, file)
    if (present.has(file) || file === 'manifest.json') continue
    if (Date.now() - statSync(path).mtimeMs > 86_400_000) rmSync(path, { recursive: true })
  }
}

function sizeOf(path) {
  return gzipSync(readFileSync(path), { level: 9 }).length
}

function readManifest() {
  return JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'))
}

function measure() {
  const { script, style } = readManifest()
  const sizes = {
    loader: sizeOf(join(root, 'public/widget.js')),
    script: sizeOf(join(outdir, script)),
    style: sizeOf(join(outdir, style)),
  }
  const total = sizes.loader + sizes.script + sizes.style
  const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`
  console.log(
    `Widget, gzipped: loader ${kilobytes(sizes.loader)} of ${kilobytes(limits.loader)}, ` +
      `first open ${kilobytes(total)} of ${kilobytes(limits.total)} ` +
      `(script ${kilobytes(sizes.script)}, style ${kilobytes(sizes.style)})`,
  )
  const missed = [
    ...(sizes.loader > limits.loader ? ['the loader'] : []),
    ...(total > limits.total ? ['everything until the first open'] : []),
  ]
  if (missed.length > 0) throw new Error(`Too large: ${missed.join(' and ')}.`)
}

if (process.argv.includes('--watch')) {
  mkdirSync(outdir, { recursive: true })
  for (const options of [loader, frame]) await (await context(options)).watch()
  console.log('Widget: watching')
} else {
  mkdirSync(outdir, { recursive: true })
  await Promise.all([build(loader), build(frame)])
  removeOld()
  measure()
}
