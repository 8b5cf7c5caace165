import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'

// The pid file is asked first: the number may belong to another program by then.
const script = `
  cat > /dev/null
  [ "$(head -n 1 "$2/postmaster.pid" 2> /dev/null)" = "$1" ] && kill -INT "$1"
`

/**
 * Starts a shell that waits for this process to vanish (its standard input closes then, kill -9
 * included) and shuts the server down. Kill it once the server has ended by itself.
 */
export function watchOver(pid: number, folder: string): ChildProcess {
  const watch = spawn('sh', ['-c', script, 'otklik-postgres-watch', String(pid), folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watch.on('error', () => {})
  watch.stdin?.on('error', () => {})
  // Neither the shell nor its pipe may keep a finished script from ending.
  watch.unref()
  ;(watch.stdin as Socket | null)?.unref()
  return watch
}
