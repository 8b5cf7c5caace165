import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { notAPort, portTaken } from '../cli/complaints.ts'
import { portNames, portVariable } from '../settings.ts'
import type { PortName, Ports } from '../settings.ts'

const uses: Record<PortName, string> = {
  web: 'the desk',
  gateway: 'the API',
  postgres: 'the database',
  mail: 'the mail inbox',
  smtp: 'incoming mail',
  functions: 'edge functions',
  realtime: 'Realtime',
  worker: "the worker's health",
}

/**
 * Throws a complaint about the first port that cannot be listened on.
 *
 * @param patience how long a taken port may take to become free, in ms
 */
export async function requireFreePorts(ports: Ports, names: PortName[], patience = 0) {
  for (const name of names) {
    const port = ports[name]
    if (!(Number.isInteger(port) && port > 0 && port < 65_536)) {
      throw notAPort(portVariable(name))
    }
    for (let waited = 0; !(await isFree(port)); waited += 100) {
      if (waited >= patience) {
        throw portTaken(port, uses[name], portVariable(name), await nextFree(port))
      }
      await sleep(100)
    }
  }
}

/** Ports for a platform of its own, below the range from which systems take ports for connections. */
export async function findFreePorts(): Promise<Ports> {
  for (;;) {
    const base = 20_000 + 10 * Math.floor(Math.random() * 1200)
    const pairs = portNames.map((name, index): [PortName, number] => [name, base + index])
    const free = await Promise.all(pairs.map(([, port]) => isFree(port)))
    if (free.every(Boolean)) return Object.fromEntries(pairs) as Ports
  }
}

async function nextFree(port: number): Promise<number> {
  let candidate = port + 1
  while (!(await isFree(candidate))) candidate++
  return candidate
}

async function isFree(port: number): Promise<boolean> {
  // Browsers try ::1 first for localhost: another program there would be shown instead of the desk.
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'))
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}
