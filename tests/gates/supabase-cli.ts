import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from '../support/repository.ts'

/**
 * Runs Supabase's CLI against databases given by URL and returns what it printed on standard output.
 * Throws with its error output when it fails.
 */
export function supabase(args: string[]): string {
  // An empty folder: a link or a .temp of the repository must not change what is compared.
  const folder = mkdtempSync(join(tmpdir(), 'otklik-cli-'))
  try {
    const program = join(repository, 'node_modules', '.bin', 'supabase')
    const ended = spawnSync(program, [...args, '--agent', 'no', '--workdir', folder], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      timeout: 120_000,
      env: { ...process.env, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1' },
    })
    if (ended.status === 0) return ended.stdout
    const why = ended.error?.message ?? `${ended.stderr}\n${ended.stdout}`.trim()
    throw new Error(`supabase ${args.slice(0, 2).join(' ')} failed: ${why}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Without it the CLI announces on standard output, amid the result, that there is no TLS. */
export function withoutTls(url: string): string {
  return `${url}?sslmode=disable`
}
