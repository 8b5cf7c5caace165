import { readdirSync, readFileSync } from 'node:fs'

/** Seconds of processor time since each process began, by name: Linux only, elsewhere empty. */
export function processorSeconds(): Map<string, number> {
  const spent = new Map<string, number>()
  let pids: string[] = []
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return spent
  }
  for (const pid of pids) {
    try {
      const name = serviceOf(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '))
      if (!name) continue
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const seconds = (Number(fields[11]) + Number(fields[12])) / 100
      spent.set(name, (spent.get(name) ?? 0) + seconds)
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  return spent
}

function serviceOf(command: string): string | undefined {
  if (command.includes('gateway/main.ts')) return 'gateway'
  if (command.includes('realtime/main.ts')) return 'realtime'
  if (command.includes('tests/load/')) return 'generator'
  if (/^postgres:|\/postgres /.test(command)) return 'postgres'
  return undefined
}

/** Share of one core that each used between two readings, in percent. */
export function processorShare(
  before: Map<string, number>,
  after: Map<string, number>,
  seconds: number,
): string {
  return [...after]
    .map(([name, spent]) => [name, Math.round((100 * (spent - (before.get(name) ?? 0))) / seconds)])
    .map(([name, percent]) => `${name} ${percent}%`)
    .join(', ')
}
