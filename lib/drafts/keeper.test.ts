import { expect, test } from 'vitest'
import { blankDraft, isBlank, type Draft } from './draft.ts'
import { createDraftKeeper, type KeptDraft } from './keeper.ts'

/** The table of one draft, as save_draft keeps it. */
function table() {
  let row: { draft: Draft; revision: number } | null = null
  let isDown = false
  return {
    row: () => row,
    cut: (down: boolean) => void (isDown = down),
    fetch: async () => {
      if (isDown) throw new TypeError('Failed to fetch')
      return row
    },
    save: async (draft: Draft, seen: number) => {
      if (isDown) return null
      const revision = Math.max((row?.revision ?? 0) + 1, seen + 1)
      row = isBlank(draft) ? null : { draft, revision }
      return revision
    },
  }
}

function tab(on: ReturnType<typeof table>, copy?: KeptDraft) {
  let kept = copy ?? { draft: blankDraft, revision: 0, isUnsaved: false }
  let waiting = () => undefined as unknown
  const keeper = createDraftKeeper({
    read: () => kept,
    keep: (next) => void (kept = next),
    fetch: on.fetch,
    save: on.save,
    later: (save) => void (waiting = save),
  })
  return {
    keeper,
    text: () => keeper.state().draft.message,
    kept: () => kept,
    pause: async () => {
      waiting()
      await settled()
    },
  }
}

const settled = () => new Promise((done) => setTimeout(done))

test('what is typed is in the browser at once and in the table after a pause', async () => {
  const on = table()
  const here = tab(on)
  here.keeper.type({ message: 'При' })
  here.keeper.type({ message: 'Привет' })
  expect(here.kept()).toMatchObject({ draft: { message: 'Привет' }, isUnsaved: true })
  expect(on.row()).toBeNull()
  await here.pause()
  expect(on.row()).toMatchObject({ draft: { message: 'Привет' }, revision: 1 })
  expect(here.kept()).toMatchObject({ revision: 1, isUnsaved: false })
})

test('a tab with nothing unsaved takes what another saved; the field is told', async () => {
  const on = table()
  const [here, there] = [tab(on), tab(on)]
  here.keeper.type({ message: 'Рейс' })
  await here.pause()
  const { version } = there.keeper.state()
  there.keeper.heard(1)
  await settled()
  expect(there.text()).toBe('Рейс')
  expect(there.keeper.state().version).toBe(version + 1)
  there.keeper.put({ message: '' })
  await settled()
  expect(on.row()).toBeNull()
  here.keeper.heard(2)
  await settled()
  expect(here.text()).toBe('')
})

test('what is being written here is never overwritten by another tab', async () => {
  const on = table()
  const [here, there] = [tab(on), tab(on)]
  there.keeper.type({ message: 'там' })
  await there.pause()
  here.keeper.type({ message: 'здесь' })
  here.keeper.heard(1)
  await settled()
  expect(here.text()).toBe('здесь')
  await here.pause()
  there.keeper.heard(2)
  await settled()
  expect(there.text()).toBe('здесь')
})

test('without a network it stays in the browser, and is saved when there is one', async () => {
  const on = table()
  const here = tab(on)
  on.cut(true)
  here.keeper.type({ message: 'в метро' })
  await here.pause()
  expect(here.kept().isUnsaved).toBe(true)
  const next = tab(on, here.kept())
  await next.keeper.compare()
  expect(next.text()).toBe('в метро')
  on.cut(false)
  await next.keeper.compare()
  expect(on.row()).toMatchObject({ draft: { message: 'в метро' } })
})

test('what was sent at another computer is not found again here', async () => {
  const on = table()
  const copy = { draft: { ...blankDraft, message: 'давно' }, revision: 4, isUnsaved: false }
  const here = tab(on, copy)
  await here.keeper.compare()
  expect(here.text()).toBe('')
})
