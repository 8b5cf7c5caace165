import { artem } from '../support/cast.ts'
import { lookAtLoad } from './people/own-team.ts'
import { expect, test } from './people/test.ts'

test('the picture of the day needs nothing that the content policy forbids', async ({
  newAgent,
}) => {
  const { page } = await newAgent(artem)
  const refused: string[] = []
  page.on('console', (line) => {
    if (/Content Security Policy|Refused to/i.test(line.text())) refused.push(line.text())
  })
  await lookAtLoad()
  await page.goto('/load')
  const chart = page.locator('svg.recharts-surface').first()
  await expect(chart).toBeVisible()
  await chart.hover()
  expect(refused).toEqual([])
})
