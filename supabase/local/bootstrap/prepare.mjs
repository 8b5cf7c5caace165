import { spawn } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { checkFolder } from './check-folder.mjs'
import { Complaint } from './complaint.mjs'
import { findNode } from './find-node.mjs'
import { installWhatIsMissing } from './install.mjs'
import { root } from './root.mjs'

/**
 * Installs what is missing, then runs a file under the right Node and ends as it ends. Never returns
 * after a failure: says one sentence and exits with 1.
 */
export async function prepareAndRun(file, args) {
  try {
    checkFolder()
    await installWhatIsMissing()
    hand(findNode(), resolve(root, file), args)
  } catch (error) {
    if (!(error instanceof Complaint)) throw error
    console.error(`\n  ${error.message}\n  ${error.remedy}\n`)
    process.exit(1)
  }
}

function hand(node, file, args) {
  const path = [dirname(node), `${root}/node_modules/.bin`, process.env.PATH].join(':')
  const child = spawn(node, [file, ...args], {
    stdio: 'inherit',
    // The child shuts down when this process is gone, even by kill -9.
    env: { ...process.env, PATH: path, OTKLIK_LAUNCHER: String(process.pid) },
  })
  // This process must outlive its child, or the shell's prompt returns while things still run.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
  stopWithNpm(child)
}

/** npm passes SIGTERM to its shell only, and some shells keep it for themselves. */
function stopWithNpm(child) {
  const npm = process.ppid
  if (!process.env.npm_lifecycle_event) return
  setInterval(() => process.ppid === npm || child.kill('SIGTERM'), 500).unref()
}
