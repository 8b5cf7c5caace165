import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withClient } from '../../supabase/local/postgres/prepare-database.ts'
import { loadSettings } from '../../supabase/local/settings.ts'
import { findFreePorts } from '../../supabase/local/supervisor/ports.ts'
import { pidsOf, startDesk, untilGone } from '../support/desk-process.ts'
import type { DeskProcess } from '../support/desk-process.ts'

let home: string
let env: Record<string, string>
let desks: DeskProcess[]

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'otklik-start-'))
  const ports = Object.entries(await findFreePorts())
  env = {
    OTKLIK_HOME: home,
    ...Object.fromEntries(
      ports.map(([name, port]) => [`OTKLIK_PORT_${name.toUpperCase()}`, `${port}`]),
    ),
  }
  desks = []
})

afterEach(async () => {
  for (const desk of desks) desk.signal('SIGTERM')
  await Promise.all(desks.map((desk) => desk.ended))
  rmSync(home, { recursive: true, force: true })
})

const start = (more: Record<string, string> = {}) => {
  const desk = startDesk({ ...env, ...more })
  desks.push(desk)
  return desk
}
const everyPid = () => {
  const { supervisor, services, postgres } = pidsOf(home)
  return [supervisor, ...services, postgres]
}
const serverLog = () => readFileSync(join(home, 'logs/postgres.log'), 'utf8')
const settings = () => loadSettings({ home, ports: { postgres: Number(env.OTKLIK_PORT_POSTGRES) } })

test('a second start says that it is running already, and where', async () => {
  const first = start()
  await first.untilSays('Otklik is ready')
  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain(
    `Otklik is already running at http://localhost:${env.OTKLIK_PORT_WEB} (pid ${pidsOf(home).supervisor}).`,
  )
})

test('of two starts at once, one runs', async () => {
  const both = [start(), start()]
  const codes = await Promise.all(
    both.map((desk) => Promise.race([desk.ended, desk.untilSays('Otklik is ready')])),
  )
  expect(codes.filter((code) => code === 1)).toHaveLength(1)
  expect(both.map((desk) => desk.output()).join()).toContain('already running')
})

test('a taken port: which, what for, and how to take another', async () => {
  const port = Number(env.OTKLIK_PORT_REALTIME)
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const desk = start()
  expect(await desk.ended).toBe(1)
  other.close()
  expect(desk.output()).toContain(`Port ${port} (Realtime) is taken by another program.`)
  expect(desk.output()).toMatch(/OTKLIK_PORT_REALTIME=\d+ npm start/)
  expect(desk.output()).not.toMatch(/\n\s+at /)
})

test('a folder that cannot be made: which, and what to do', async () => {
  const file = join(home, 'file')
  writeFileSync(file, '')
  const desk = start({ OTKLIK_HOME: join(file, 'home') })
  expect(await desk.ended).toBe(1)
  expect(desk.output()).toContain(`${join(file, 'home')} is not a folder.`)
  expect(desk.output()).toContain('OTKLIK_HOME=/another/folder npm start')
})

test('a folder that may not be written: which, and what to do', async () => {
  // Root may write everywhere but where the system itself refuses.
  const folder = process.getuid?.() === 0 ? '/sys/otklik' : '/otklik'
  const desk = start({ OTKLIK_HOME: folder })
  expect(await desk.ended).toBe(1)
  expect(desk.output()).toContain(`Otklik cannot write to ${folder}`)
})

test('SIGTERM: everything is gone within 5 s, and the database was shut down cleanly', async () => {
  const desk = start()
  await desk.untilSays('Otklik is ready')
  const pids = everyPid()
  expect(pids).toHaveLength(3)
  desk.signal('SIGTERM')
  await untilGone(pids, 5000)
  expect(await desk.ended).toBe(0)
  expect(serverLog()).toMatch(/database system is shut down\n$/)
})

test('kill -9 of the supervisor: its children end, and a new start loses nothing', async () => {
  const desk = start()
  await desk.untilSays('Otklik is ready')
  await withClient(settings().databaseUrl, (client) =>
    client.query("create table kept as select 'committed' as word"),
  )
  const pids = everyPid()
  process.kill(pidsOf(home).supervisor, 'SIGKILL')
  await untilGone(pids, 5000)

  const again = start()
  await again.untilSays('Otklik is ready')
  const { rows } = await withClient(settings().databaseUrl, (client) =>
    client.query('select word from kept'),
  )
  expect(rows).toEqual([{ word: 'committed' }])
})

test('kill -9 of everything at once, the database in the middle of work: it recovers', async () => {
  const desk = start()
  await desk.untilSays('Otklik is ready')
  await withClient(settings().databaseUrl, async (client) => {
    await client.query("create table kept as select 'committed' as word")
    const { supervisor, services, postgres } = pidsOf(home)
    for (const pid of [supervisor, ...services, postgres]) process.kill(pid, 'SIGKILL')
  })
  await desk.ended

  const again = start()
  await again.untilSays('Otklik is ready')
  expect(serverLog()).toContain('automatic recovery in progress')
  const { rows } = await withClient(settings().databaseUrl, (client) =>
    client.query('select word from kept'),
  )
  expect(rows).toEqual([{ word: 'committed' }])
})

test('a service that dies is started again, and named', async () => {
  const desk = start()
  await desk.untilSays('Otklik is ready')
  const [realtime = 0] = pidsOf(home).services
  process.kill(realtime, 'SIGKILL')
  await desk.untilSays('realtime died (signal SIGKILL); again in 250 ms')
  await desk.untilSays('realtime is back')
  expect(pidsOf(home).services).not.toContain(realtime)
})

test('the launcher killed with -9 takes everything along', async () => {
  const desk = start()
  await desk.untilSays('Otklik is ready')
  const pids = everyPid()
  desk.signal('SIGKILL')
  await untilGone(pids, 6000)
  await sleep(50)
  expect(serverLog()).toMatch(/database system is shut down\n$/)
})
