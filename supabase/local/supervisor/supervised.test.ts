import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Exit } from '../postgres/start-postgres.ts'
import { supervise } from './supervised.ts'
import type { Definition, Launched, ServiceEvent } from './supervised.ts'

/** A process that lives until it is told to end, or dies at birth when `stillborn` says so. */
function pretendService({
  stillborn = (_life: number): boolean => false,
  isHealthy = (): boolean => true,
} = {}) {
  const events: ServiceEvent<'bell'>[] = []
  let lives = 0
  let end: (exit: Exit) => void = () => {}
  const definition: Definition<'bell'> = {
    name: 'bell',
    isHealthy: async () => isHealthy(),
    async launch(): Promise<Launched> {
      lives++
      const exited = new Promise<Exit>((resolve) => (end = resolve))
      if (stillborn(lives)) end({ code: 7, signal: null })
      return {
        pid: lives,
        exited,
        signal: (signal) => end({ code: null, signal }),
        stop: async () => end({ code: 0, signal: null }),
      }
    },
  }
  const service = supervise(definition, (event) => events.push(event))
  return { service, events, lives: () => lives, names: () => events.map(({ event }) => event) }
}

test('reports its birth and that it is ready', async () => {
  const { service, names } = pretendService()
  service.up()
  expect(await service.untilHealthy(1000)).toBe(true)
  expect(service.state()).toBe('up')
  expect(names()).toEqual(['started', 'ready'])
  await service.down(10)
})

test('one that dies is started again, with the reason and the pause in the report', async () => {
  const { service, events, lives } = pretendService()
  service.up()
  await service.untilHealthy(1000)
  service.signal('SIGKILL')
  expect(service.state()).toBe('waiting')
  expect(await service.untilHealthy(2000)).toBe(true)
  expect(lives()).toBe(2)
  expect(service.deaths()).toBe(1)
  expect(events).toContainEqual({
    service: 'bell',
    event: 'died',
    reason: 'signal SIGKILL',
    retryIn: 250,
  })
  await service.down(10)
})

test('gives up waiting, not trying, when it keeps dying before it is ready', async () => {
  const { service, events } = pretendService({
    stillborn: (life) => life <= 2,
    isHealthy: () => false,
  })
  service.up()
  expect(await service.untilHealthy(5000, 2)).toBe(false)
  expect(events.filter(({ event }) => event === 'died').map(({ retryIn }) => retryIn)).toEqual([
    250, 500,
  ])
  await service.down(10)
})

test('one that is taken down stays down until it is called up', async () => {
  const { service, lives } = pretendService()
  service.up()
  await service.untilHealthy(1000)
  await service.down(10)
  await sleep(300)
  expect([service.state(), service.pid(), lives(), service.deaths()]).toEqual([
    'down',
    undefined,
    1,
    0,
  ])
  service.up()
  expect(await service.untilHealthy(1000)).toBe(true)
  await service.down(10)
})

test('taking it down during a pause ends the pause', async () => {
  const { service, lives } = pretendService({ stillborn: () => true })
  service.up()
  await sleep(900)
  expect(service.state()).toBe('waiting')
  const before = lives()
  const asked = performance.now()
  await service.down(10)
  expect(performance.now() - asked).toBeLessThan(200)
  expect(lives()).toBe(before)
})
