import { expect, once, test } from './people/test.ts'

test('the chat costs a visitor who never opens it nothing but its button', async ({
  newCustomer,
}) => {
  const customer = await newCustomer()
  await expect(customer.launcher).toBeVisible()
  await expect(customer.page.locator('iframe')).toHaveCount(0)
})

test('widget.js included twice is one chat', async ({ newCustomer }) => {
  const customer = await newCustomer()
  await expect(customer.launcher).toBeVisible()
  await customer.page.addScriptTag({ url: '/widget.js?again' })
  await customer.begin('Билеты', once('Меня слышно?'))
  await expect(customer.launcher).toHaveCount(1)
  await expect(customer.page.locator('iframe')).toHaveCount(1)
  await expect(customer.bodies).toHaveCount(1)
})

test('nonsense from the host page is answered in its console and breaks nothing', async ({
  newCustomer,
}) => {
  const customer = await newCustomer()
  await expect(customer.launcher).toBeVisible()
  const complaints: string[] = []
  customer.page.on('console', (line) => complaints.push(line.text()))
  const threw = await customer.page.evaluate(() => {
    const call = (window as unknown as { Otklik: (...said: unknown[]) => void }).Otklik
    try {
      call('dance')
      call()
      call('on', 'thunder', () => undefined)
      call('on', 'show', 'not a function')
      call('on', 'show', () => {
        throw new Error('of the host page')
      })
      call('update', 17)
      call('update', { locale: 5, z_index: 'high', unheard_of: {} })
      call('show')
      return null
    } catch (error) {
      return String(error)
    }
  })
  expect(threw).toBeNull()
  await expect(customer.chat.getByRole('main')).toBeVisible()
  await expect.poll(() => complaints.join('\n')).toContain('of the host page')
  expect(complaints.join('\n')).toContain('no verb is called "dance"')
})

test('a button of the host page opens the chat, Escape closes it', async ({ newCustomer }) => {
  const customer = await newCustomer()
  await expect(customer.launcher).toBeVisible()
  await customer.page.getByRole('button', { name: 'Подобрать поездку' }).click()
  await expect(customer.chat.getByRole('main')).toBeVisible()
  await customer.chat.getByRole('button', { name: 'Свернуть чат' }).press('Escape')
  await expect(customer.launcher).toHaveAttribute('aria-expanded', 'false')
  await expect(customer.launcher).toBeFocused()
})
