import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Binaries } from './binaries.ts'

/**
 * As whom the server runs. Postgres refuses root, so root runs it as another user, who must stand in
 * /etc/passwd (initdb looks the name up) and own the data.
 */
export type Account = {
  /** Wraps a command so that it runs as this account. */
  wrap(command: string, args: string[]): { command: string; args: string[] }
  /** uid and gid for spawn(), where the platform has no setpriv. */
  spawnAs: { uid?: number; gid?: number }
  /** Gives a folder or file to the account. */
  give(path: string): void
}

// The tool of util-linux that starts a program as another user with chosen capabilities.
const setpriv = 'setpriv'

const self: Account = {
  wrap: (command, args) => ({ command, args }),
  spawnAs: {},
  give: () => {},
}

/** Chooses the account for a data folder, which must exist. Throws when root finds nobody suitable. */
export function chooseAccount(folder: string, binaries: Binaries): Account {
  if (process.getuid?.() !== 0) return self
  const user = userFor(folder)
  const give = (path: string) => chownSync(path, user.uid, user.gid)
  const hasSetpriv = spawnSync(setpriv, ['--version']).status === 0
  if (!hasSetpriv) {
    return { wrap: self.wrap, spawnAs: { uid: user.uid, gid: user.gid }, give }
  }
  const drop = ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups']
  // A clone below /root (mode 0700) is out of reach for anybody else. The least privilege that lets
  // the server through is taken: none, passing and reading, or (containers drop that one) any access.
  for (const capability of [undefined, 'dac_read_search', 'dac_override']) {
    const flags = capability ? [...drop, ...keeping(capability)] : drop
    const probe = [...flags, binaries.initdb, '--pgdata', folder, '--show']
    if (spawnSync(setpriv, probe, { cwd: '/' }).status !== 0) continue
    if (spawnSync(setpriv, [...flags, 'test', '-x', folder], { cwd: '/' }).status !== 0) continue
    return {
      wrap: (command, args) => ({ command: setpriv, args: [...flags, command, ...args] }),
      spawnAs: {},
      give,
    }
  }
  throw new Error(
    `Postgres does not run as root, and the user ${user.name} cannot reach ${dirname(folder)}`,
  )
}

/**
 * setpriv's flags that carry one capability over the change of user. Without the secure bit access(2)
 * would ignore it, and initdb asks access(2) whether its own binary can be run.
 */
function keeping(capability: string): string[] {
  const keep = `+${capability}`
  return ['--securebits', '+no_setuid_fixup', '--inh-caps', keep, '--ambient-caps', keep]
}

type User = { name: string; uid: number; gid: number }

/** The folder's present owner if it is a user, or else `postgres`, or else `nobody`. */
function userFor(folder: string): User {
  mkdirSync(folder, { recursive: true })
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map(parseUser)
  const owner = statSync(folder).uid
  const found =
    users.find((user) => user && user.uid === owner && owner !== 0) ??
    users.find((user) => user?.name === 'postgres') ??
    users.find((user) => user?.name === 'nobody')
  if (!found) throw new Error('Postgres does not run as root, and there is no user for it')
  return found
}

function parseUser(line: string): User | undefined {
  const [name, , uid, gid] = line.split(':')
  return name && uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined
}
