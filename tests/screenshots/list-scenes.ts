import type { Scene, Stage } from './scene.ts'
import { tags } from '../support/cast.ts'

const button = ({ page, say }: Stage, path: string) =>
  page.getByRole('button', { name: say(path) }).first()

async function list(stage: Stage, place = 'all'): Promise<void> {
  await stage.page.goto(`/inbox/${place}`)
  await stage.page.locator('[data-conversation]').first().waitFor()
}

/** The list: full, empty, narrowed, marked, and what opens over it. */
export const listScenes: Record<string, Scene> = {
  list: (stage) => list(stage),
  'list-snoozed': async ({ page }) => {
    await page.goto('/inbox/snoozed')
  },
  'list-closed': (stage) => list(stage, 'closed'),
  'list-empty': async ({ page, say }) => {
    await page.goto('/inbox/mentions')
    await page.getByText(say('list.empty.mentions.title')).waitFor()
  },
  'list-filtered-empty': async ({ page, say }) => {
    await page.goto(`/inbox/snoozed?tag=${tags.vip}&waiting=1&priority=100`)
    await page.getByText(say('list.empty.filtered.title')).waitFor()
  },
  'list-filtered': (stage) => list(stage, `all?tag=${tags.vip}&waiting=1&sort=waiting`),
  'list-filters': async (stage) => {
    await list(stage)
    await button(stage, 'filters.title').click()
    await stage.page.getByRole('dialog').waitFor()
  },
  'list-filter-values': async (stage) => {
    await stage.page
      .getByRole('dialog')
      .getByRole('button', { name: stage.say('filters.name.assignees') })
      .click()
  },
  'list-order': async (stage) => {
    await list(stage)
    await button(stage, 'filters.order').click()
    await stage.page.getByRole('menu').waitFor()
  },
  'list-marked': async (stage) => {
    const { page, say } = stage
    await list(stage, 'unassigned')
    await button(stage, 'filters.order').click()
    await page.getByRole('menuitem', { name: say('bulk.begin') }).click()
    for (const n of [0, 1, 2]) await page.getByRole('checkbox').nth(n).check({ force: true })
    await page.getByRole('region', { name: say('bulk.title') }).waitFor()
  },
  'list-marked-tags': async (stage) => {
    const { page, say } = stage
    await page
      .getByRole('region', { name: say('bulk.title') })
      .getByRole('button', { name: say('bulk.tag') })
      .click()
    await page.getByRole('listbox').waitFor()
  },
  'view-form': async (stage) => {
    const { page, say } = stage
    await list(stage, `all?tag=${tags.vip}&waiting=1`)
    await button(stage, 'filters.save').click()
    await page.getByRole('dialog', { name: say('views.createTitle') }).waitFor()
  },
  views: async (stage) => {
    await list(stage)
    if (stage.look.width === 390) await button(stage, 'desk.openViews').click()
    await stage.page.getByRole('navigation', { name: stage.say('desk.views') }).waitFor()
  },
  account: async ({ page, say }) => {
    await page
      .getByRole('button', { name: new RegExp(say('desk.account').source.slice(0, -1)) })
      .click()
    await page.getByRole('menu').waitFor()
  },
}
