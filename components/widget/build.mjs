/*
 * Builds what a host page loads: public/widget.js (the loader) and public/widget/ (panel.js, teaser.js, the
 * frame's script, its parts and style, named by content, and manifest.json with those names). Fails where a size gate is missed.
 *
 *   node components/widget/build.mjs [--watch]
 */
import { build, context, transform } from 'esbuild'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { lightRealtime } from './light-realtime.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
const outdir = join(root, 'public/widget')

/** Bytes after gzip. The second is everything until the chat is first open, the loader included. */
const limits = { loader: 5 * 1024, total: 60 * 1024 }

/** The loader's style is text in a script, where esbuild would not shorten it. */
const shortStyles = {
  name: 'short-styles',
  setup(setup) {
    setup.onLoad({ filter: /(loader|panel|teaser)[\\/]styles\.ts$/ }, async ({ path }) => {
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

/**
 * A script of the host page. Each asks for the next as it was built with it: browsers may keep them as long
 * as they like.
 */
function hostScript(source, outfile, versions) {
  const define = { ...shared.define }
  for (const [name, version] of Object.entries(versions)) define[name] = JSON.stringify(version)
  return {
    ...shared,
    entryPoints: [`components/widget/${source}`],
    outfile,
    format: 'iife',
    plugins: [shortStyles],
    define,
  }
}

/** What shows a new message beside the closed launcher; it comes with the first such message. */
const teaser = hostScript('teaser/teaser.ts', 'public/widget/teaser.js', {})
/** What the host page runs when the chat is first needed. */
const panelFor = (version) =>
  hostScript('panel/panel.ts', 'public/widget/panel.js', { TEASER_VERSION: version })
const loaderFor = (version) =>
  hostScript('loader/loader.ts', 'public/widget.js', { PANEL_VERSION: version })

const frame = {
  ...shared,
  entryPoints: {
    frame: 'components/widget/frame/main.tsx',
    style: 'components/widget/frame/frame.css',
  },
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  outdir,
  format: 'esm',
  // Modules are UTF-8 whatever page they are in. The loader may stand in a page of another encoding.
  charset: 'utf8',
  // What an emoji, a picture or a rating needs comes with the first of them.
  splitting: true,
  jsx: 'automatic',
  plugins: [
    preact,
    lightRealtime,
    {
      name: 'manifest',
      setup: (setup) => setup.onEnd(({ metafile }) => void (metafile && writeManifest(metafile))),
    },
  ],
}

function writeManifest({ outputs }) {
  const name = (path) => relative('public/widget', path)
  const files = Object.keys(outputs)
  const script = files.find((path) => name(path).startsWith('frame-'))
  const style = files.find((path) => name(path).startsWith('style-'))
  const parts = files.filter((path) => name(path).startsWith('part-'))
  const textsIn = (language) =>
    parts.find((path) => outputs[path].entryPoint === `components/widget/texts/${language}.ts`)
  const needed = neededBy(script, outputs)
  const texts = { ru: textsIn('ru'), en: textsIn('en') }
  const first = new Set([...needed, ...Object.values(texts)])
  const manifest = {
    script: name(script),
    style: name(style),
    preload: [...needed].map(name),
    texts: { ru: name(texts.ru), en: name(texts.en) },
    later: parts.filter((path) => !first.has(path)).map(name),
  }
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify(manifest))
}

/** Parts that a script cannot run without, at any depth. */
function neededBy(script, outputs, found = new Set()) {
  for (const { path, kind } of outputs[script].imports) {
    if (kind !== 'import-statement' || found.has(path)) continue
    found.add(path)
    neededBy(path, outputs, found)
  }
  return found
}

/** Files of earlier builds stay for a day: a server that runs and pages that are open ask for them. */
function removeOld() {
  const { texts, ...names } = readManifest()
  const listed = [...Object.values(names).flat(), ...Object.values(texts)]
  const present = new Set([...listed, 'manifest.json', 'panel.js', 'teaser.js'])
  for (const file of readdirSync(outdir)) {
    const path = join(outdir, file)
    if (present.has(file)) continue
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
  const { script, style, preload, later, texts } = readManifest()
  const inOutdir = (files) => files.reduce((sum, file) => sum + sizeOf(join(outdir, file)), 0)
  const sizes = {
    loader: sizeOf(join(root, 'public/widget.js')),
    panel: inOutdir(['panel.js']),
    script: inOutdir([script, ...preload]),
    style: inOutdir([style]),
    // Nobody reads two languages at once: the longer one counts.
    texts: Math.max(...Object.values(texts).map((file) => inOutdir([file]))),
  }
  const total = Object.values(sizes).reduce((sum, size) => sum + size)
  const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`
  console.log(
    `Widget, gzipped: loader ${kilobytes(sizes.loader)} of ${kilobytes(limits.loader)}, ` +
      `first open ${kilobytes(total)} of ${kilobytes(limits.total)} ` +
      `(panel ${kilobytes(sizes.panel)}, script ${kilobytes(sizes.script)}, style ${kilobytes(sizes.style)}, ` +
      `texts ${kilobytes(sizes.texts)}), ` +
      `later ${kilobytes(inOutdir([...later, 'teaser.js']))}`,
  )
  const missed = [
    ...(sizes.loader > limits.loader ? ['the loader'] : []),
    ...(total > limits.total ? ['everything until the first open'] : []),
  ]
  if (missed.length > 0) throw new Error(`Too large: ${missed.join(' and ')}.`)
}

/** By content, so that the same panel keeps its name. */
function versionOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 8)
}

mkdirSync(outdir, { recursive: true })
if (process.argv.includes('--watch')) {
  for (const options of [teaser, panelFor('dev'), loaderFor('dev'), frame])
    await (await context(options)).watch()
  console.log('Widget: watching')
} else {
  await Promise.all([build(teaser), build(frame)])
  await build(panelFor(versionOf(join(outdir, 'teaser.js'))))
  await build(loaderFor(versionOf(join(outdir, 'panel.js'))))
  removeOld()
  measure()
}
