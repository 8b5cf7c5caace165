import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Folders whose files end up in the build of the desk or of the widget. */
const folders = ['app', 'components', 'lib', 'public', 'widget', 'messages', 'scripts']

/** Made by builds, tests or editors: they say nothing about what a build would give. */
const ignored = [
  /\.test\.tsx?$/,
  /\.md$/,
  /\.tsbuildinfo$/,
  /^next-env\.d\.ts$/,
  /^public\/widget(\.js|\/)/,
  /(^|\/)\./,
]

/** A digest of everything that a production build is made from. */
export function sourceHash(root: string): string {
  const files = [...filesAtRoot(root), ...folders.flatMap((name) => filesBelow(join(root, name)))]
  const hash = createHash('sha256')
  for (const file of files.map((path) => relative(root, path)).sort()) {
    if (ignored.some((pattern) => pattern.test(file))) continue
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Configurations and the lockfile. */
function filesAtRoot(root: string): string[] {
  const names = readdirSync(root).filter((name) => /\.(m?[jt]s|cjs|json)$/.test(name))
  return names.map((name) => join(root, name))
}

function filesBelow(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return []
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
