import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Complaint } from './complaint.mjs'
import { root } from './root.mjs'

/** The Node 24 that npm installed, or the running one where that is new enough to run TypeScript. */
export function findNode() {
  const installed = installedNode()
  if (installed && spawnSync(installed, ['--version']).status === 0) return installed
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major >= 24 || (major === 22 && minor >= 18)) return process.execPath
  throw new Complaint(
    `Otklik brings its own Node for most machines, but not for this one (${process.platform} ${process.arch}), and Node ${process.versions.node} is too old for it.`,
    'Install Node 24 from https://nodejs.org and run the command again.',
  )
}

/** The path of the installed Node; undefined where npm has none for this machine. */
export function installedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  // npm has this one under a name of its own.
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  const folder = join(root, `node_modules/${prefix}-${platform}-${process.arch}`)
  const path = join(folder, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node')
  return existsSync(path) ? path : undefined
}
