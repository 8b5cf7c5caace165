import { expect, test, vi } from 'vitest'
import type { Command } from './command.ts'
import { Registry } from './registry.ts'

type Press = { code: string; key: string; held?: string[]; within?: string; repeat?: boolean }

function press(registry: Registry, { code, key, held = [], within, repeat = false }: Press) {
  const event = {
    code,
    key,
    repeat,
    isComposing: false,
    defaultPrevented: false,
    getModifierState: (modifier: string) => held.includes(modifier),
    target: { closest: (selector: string) => (within && selector.includes(within) ? {} : null) },
    preventDefault: () => (event.defaultPrevented = true),
  }
  registry.press(event as unknown as KeyboardEvent)
  return event.defaultPrevented
}

function offer(registry: Registry, ...commands: (Partial<Command> & { id: string })[]) {
  const owner = Symbol()
  const run = vi.fn<(id: string) => void>()
  const full = commands.map((each) => ({
    title: each.id,
    group: 'list' as const,
    run: () => run(each.id),
    ...each,
  }))
  registry.set(owner, full)
  return { run, owner }
}

const keyR = { code: 'KeyR', key: 'к' }
const keyG = { code: 'KeyG', key: 'п' }
const keyI = { code: 'KeyI', key: 'ш' }
const keyU = { code: 'KeyU', key: 'г' }

test('a key answers by its place, whatever letter it types there', () => {
  const registry = new Registry()
  const { run } = offer(registry, { id: 'reply', keys: 'KeyR' })
  expect(press(registry, keyR)).toBe(true)
  expect(run.mock.calls).toEqual([['reply']])
  expect(press(registry, { ...keyR, held: ['Control'] })).toBe(false)
})

test('where one writes or a popup is open a single key is a letter; a held one still answers in a field', () => {
  const registry = new Registry()
  const keyK = { code: 'KeyK', key: 'л', held: ['Control'] }
  const { run } = offer(
    registry,
    { id: 'reply', keys: 'KeyR' },
    { id: 'palette', keys: '$mod+KeyK' },
  )
  for (const within of [
    'textarea',
    '[contenteditable]',
    '[role=dialog]',
    '[role=menu]',
    '[aria-expanded=true]',
  ])
    expect(press(registry, { ...keyR, within })).toBe(false)
  expect(press(registry, { ...keyK, within: 'textarea' })).toBe(true)
  expect(press(registry, { ...keyK, within: '[role=dialog]' })).toBe(false)
  expect(run.mock.calls).toEqual([['palette']])
})

test('a held key goes on only where it may', () => {
  const registry = new Registry()
  const { run } = offer(
    registry,
    { id: 'reply', keys: 'KeyR' },
    { id: 'next', keys: 'KeyU', repeats: true },
  )
  press(registry, { ...keyR, repeat: true })
  press(registry, { ...keyU, repeat: true })
  expect(run.mock.calls).toEqual([['next']])
})

test('a sequence keeps its second key from what that key does alone, and outlives a new offer', () => {
  const registry = new Registry()
  const commands = [
    { id: 'mine', keys: 'KeyI' },
    { id: 'go.mine', keys: 'KeyG KeyI' },
    { id: 'go.unassigned', keys: 'KeyG KeyU' },
  ]
  const { run, owner } = offer(registry, ...commands)
  press(registry, keyG)
  registry.set(owner, [...registry.all])
  press(registry, keyI)
  press(registry, keyI)
  press(registry, keyU)
  expect(run.mock.calls).toEqual([['go.mine'], ['mine']])
})

test('the last offer of a key or an id counts, and what was there before comes back', () => {
  const registry = new Registry()
  const first = offer(registry, { id: 'reply', keys: 'KeyR' })
  const second = offer(registry, { id: 'reply', keys: 'KeyR' })
  expect(registry.all).toHaveLength(1)
  press(registry, keyR)
  registry.remove(second.owner)
  press(registry, keyR)
  expect(first.run).toHaveBeenCalledTimes(1)
  expect(second.run).toHaveBeenCalledTimes(1)
})

test('what another part answers is listed and not bound', () => {
  const registry = new Registry()
  offer(registry, { id: 'send', keys: '$mod+Enter', isAnsweredElsewhere: true })
  expect(press(registry, { code: 'Enter', key: 'Enter', held: ['Control'] })).toBe(false)
  expect(registry.all.map(({ id }) => id)).toEqual(['send'])
})
