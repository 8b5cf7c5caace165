/**
 * Everything that npm start, dev and reset may have to tell a person who cannot read stack traces: the
 * cause in one sentence, the remedy in another. (What can go wrong before packages are installed
 * stands in ../bootstrap.)
 */
export class Complaint extends Error {
  readonly remedy: string

  constructor(cause: string, remedy: string, error?: unknown) {
    super(cause, { cause: error })
    this.remedy = remedy
  }
}

export const alreadyRunning = (pid: number, url: string) =>
  new Complaint(
    `Otklik is already running at ${url} (pid ${pid}).`,
    'Open it there, or stop it with Ctrl-C in its terminal first.',
  )

export const portTaken = (port: number, use: string, variable: string, other: number) =>
  new Complaint(
    `Port ${port} (${use}) is taken by another program.`,
    `Stop that program, or choose another port: ${variable}=${other} npm start`,
  )

export const notAPort = (variable: string) =>
  new Complaint(
    `${variable} (or OTKLIK_PORT_BASE) does not give a port between 1 and 65535.`,
    'Correct it in the environment or in .env.local.',
  )

export const wrongPassword = (home: string) =>
  new Complaint(
    `The database in ${home} was made with other keys than those in ${home}/env.`,
    'Put the former env file back, or start afresh with npm run reset.',
  )

export const migrationChanged = (name: string) =>
  new Complaint(
    `Migration ${name} was changed after it had been applied to the local data.`,
    'Start afresh with npm run reset (local data is lost), or take the change back.',
  )

export const migrationUnknown = (version: string) =>
  new Complaint(
    `The local data was made by a newer version of Otklik (migration ${version} is not here).`,
    'Update this clone, or start afresh with npm run reset (local data is lost).',
  )

export const migrationFailed = (reason: string, error: unknown) =>
  new Complaint(
    `A migration could not be applied: ${reason}`,
    'Nothing of it was kept. Correct it, or start afresh with npm run reset (local data is lost).',
    error,
  )

export const serviceMissing = (name: string, file: string) =>
  new Complaint(
    `The service ${name} has no ${file}.`,
    'The clone is incomplete: git status shows what is missing.',
  )

export const serviceDoesNotStart = (name: string, words: string, log: string) =>
  new Complaint(
    `The service ${name} does not start${words ? `: ${words}` : '.'}`,
    `Its log says more: ${log}`,
  )

/** For what Postgres says when it does not start; undefined where its own words must do. */
export function databaseComplaint(words: string, home: string): Complaint | undefined {
  if (/password authentication failed/.test(words)) return wrongPassword(home)
  if (/No space left on device/.test(words)) return diskFull(home, 'nothing')
  if (!/could not look up effective user ID/.test(words)) return undefined
  return new Complaint(
    'Your user has no name on this machine, and Postgres insists on one.',
    'Run it as a user that stands in /etc/passwd (root is fine, too).',
  )
}

export const buildFailed = (log: string) =>
  new Complaint('The desk could not be built.', `The log says why: ${log}`)

export const resetWhileRunning = (pid: number) =>
  new Complaint(
    `Otklik is running (pid ${pid}), and its data cannot be wiped meanwhile.`,
    'Stop it with Ctrl-C in its terminal, then run npm run reset again.',
  )

export const resetNeedsYes = () =>
  new Complaint(
    'npm run reset asks before it wipes local data, and there is no terminal to ask in.',
    'If that is what you want: npm run reset -- --yes',
  )

export const diskFull = (folder: string, free: string, error?: unknown) =>
  new Complaint(
    `The disk that holds ${folder} is full: ${free} is left, and about 300 MB are needed.`,
    'Free some space, or move the data with OTKLIK_HOME=/another/folder npm start',
    error,
  )

/** A complaint for any error; the unknown ones get their first line and the way to the log. */
export function toComplaint(error: unknown, home: string): Complaint {
  if (error instanceof Complaint) return error
  const { code, message, path } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || /No space left on device/.test(message)) {
    return diskFull(home, 'nothing', error)
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new Complaint(
      `${home} is not a folder.`,
      'Remove that file, or choose another place: OTKLIK_HOME=/another/folder npm start',
      error,
    )
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT') {
    return new Complaint(
      `Otklik cannot write to ${path ?? home} (${code}).`,
      'Give your user the right to write there (a former run as root may own it), or move the data with OTKLIK_HOME=/another/folder npm start',
      error,
    )
  }
  if (code === '28P01') return wrongPassword(home)
  return new Complaint(
    `Otklik could not start: ${message.split('\n')[0]}`,
    `Details are in ${home}/logs/supervisor.log`,
    error,
  )
}
