import {
  appendFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { readableLine } from './log-line.ts'

const longest = 10e6
const kept = 3

export type LogFiles = {
  path(name: string): string
  /** A descriptor for appending, as a child's standard output. */
  open(name: string): number
  append(name: string, text: string): void
  /** The last lines of a log, without the JSON around a message. */
  lastWords(name: string, lines: number): string
  /** Adds a line of JSON to supervisor.log. */
  note(event: Record<string, unknown>): void
}

/** The folder of logs. Files of more than 10 MB are set aside now; three old ones are kept of each. */
export function openLogFiles(folder: string, names: string[]): LogFiles {
  mkdirSync(folder, { recursive: true })
  const path = (name: string) => join(folder, `${name}.log`)
  for (const name of [...names, 'supervisor']) rotate(path(name))
  return {
    path,
    open: (name) => openSync(path(name), 'a'),
    append: (name, text) => appendIfPossible(path(name), text),
    lastWords: (name, lines) => lastWords(path(name), lines),
    note: (event) =>
      appendIfPossible(
        path('supervisor'),
        `${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`,
      ),
  }
}

function rotate(path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) < longest) return
  rmSync(`${path}.${kept}`, { force: true })
  for (let age = kept - 1; age >= 1; age--) {
    if (statSync(`${path}.${age}`, { throwIfNoEntry: false })) {
      renameSync(`${path}.${age}`, `${path}.${age + 1}`)
    }
  }
  renameSync(path, `${path}.1`)
}

/** A full disk must not end the supervisor: it is the one who can still say so. */
function appendIfPossible(path: string, text: string): void {
  try {
    appendFileSync(path, text)
  } catch {
    return
  }
}

function lastWords(path: string, lines: number): string {
  if (!statSync(path, { throwIfNoEntry: false })) return ''
  const all = readFileSync(path, 'utf8').trimEnd().split('\n')
  const thrown = all.findLast((line) => /^\S*Error\b/.test(line))
  if (thrown) return thrown
  return all.slice(-lines).map(readableLine).join('\n')
}
