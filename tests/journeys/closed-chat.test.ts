import { anna } from '../support/cast.ts'
import { openForeignSite, pageWithWidget } from '../support/foreign-site.ts'
import { visitorOn } from './people/site-visitor.ts'
import { conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('an answer to a closed chat shows itself beside the button, opens its conversation, and can be waved away', async ({
  newAgent,
  newPerson,
  baseURL,
}) => {
  test.setTimeout(90_000)
  const site = await openForeignSite(() => pageWithWidget(baseURL!, { locale: 'ru' }))
  const visitor = visitorOn(await newPerson())
  await visitor.page.goto(site.origin)
  const cart = once('cart')
  await visitor.call('trackEvent', cart, { sum: 900, currency: '₽' })
  const question = once('Отвечают ли, пока чат свёрнут?')
  await visitor.begin('Билеты', question)
  await visitor.close()
  const { number } = await conversationBegunWith(question)

  const agent = await newAgent(anna)
  await agent.openNumber(number)
  await expect(agent.page.getByText(cart, { exact: true })).toBeVisible()
  await expect(agent.page.getByText('sum: 900 · currency: ₽')).toBeVisible()

  const teaser = visitor.page.getByRole('status').filter({ hasText: 'Анна Морозова' })
  const answer = once('Отвечают')
  await agent.reply(`${answer}, и это видно`)
  await expect(teaser).toContainText(`${answer}, и это видно`)
  await expect(visitor.launcher).toHaveAccessibleName(/Непрочитанных: 1/)
  await teaser.getByRole('button', { name: answer }).click()
  await expect(visitor.bodies).toHaveText([question, `${answer}, и это видно`])
  await expect(teaser).toHaveCount(0)

  await visitor.close()
  const more = once('И ещё')
  await agent.reply(more)
  await teaser.getByRole('button', { name: 'Скрыть сообщение' }).press('Escape')
  await expect(teaser).toHaveCount(0)
  await expect(visitor.launcher).toBeFocused()
  await expect(visitor.launcher).toHaveAccessibleName(/Непрочитанных: 1/)
  // Waved away on this page is waved away on the next.
  await visitor.page.reload()
  await expect(visitor.launcher).toHaveAccessibleName(/Непрочитанных: 1/)
  await expect(teaser).toHaveCount(0)

  await visitor.call('hideNotifications', true)
  const last = once('Третье')
  const heard = visitor.page.evaluate(
    () =>
      new Promise((resolve) =>
        (window as unknown as { Otklik: (...call: unknown[]) => void }).Otklik(
          'onMessage',
          resolve,
        ),
      ),
  )
  await agent.reply(last)
  expect(await heard).toMatchObject({ text: last })
  await expect(teaser).toHaveCount(0)
  await visitor.call('hideNotifications', false)
  await expect(teaser).toContainText(last)
  await site.close()
})
