import { artem } from '../support/cast.ts'
import { expect, once, test } from './people/test.ts'

test('a chat for another site is made, dressed and guarded, and the site gets it so', async ({
  newAgent,
}) => {
  const { page } = await newAgent(artem)
  const name = once('Сайт отелей')
  await page.goto('/settings/inboxes')
  await page.getByRole('button', { name: 'Новый чат' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Название').fill(name)
  await dialog.getByLabel('Команда').selectOption({ label: 'Отели' })
  await dialog.getByRole('button', { name: 'Создать' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()

  const saved = page.getByText('Канал изменён').first()
  await page.getByLabel('Цвет', { exact: true }).fill('#0a7d4f')
  await page.getByLabel('Название чата, по-русски').fill('Отели на связи')
  // The widget itself, in a frame that may ask nobody for anything.
  const asked: string[] = []
  const chat = page.frameLocator('iframe[title="Так увидит клиент"]')
  page.on('request', (request) => {
    if (new URL(request.frame().url()).pathname === '/widget/frame') asked.push(request.url())
  })
  await page.getByRole('button', { name: 'Диалог', exact: true }).click()
  await expect(chat.getByRole('log').getByText('Спасибо!')).toBeAttached()
  await page.getByRole('button', { name: 'Диалог', exact: true }).click()
  await expect(chat.getByRole('main', { name: 'Отели на связи' })).toBeAttached()
  await expect(chat.locator('html')).toHaveAttribute('style', /--accent: #0a7d4f/)
  expect(asked.filter((url) => !/\/widget\/[\w-]+\.(js|css)$/.test(url))).toEqual([])
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect(saved).toBeVisible()

  const parts = page.getByRole('navigation', { name: 'Разделы канала' })
  await parts.getByRole('link', { name: 'Защита' }).click()
  await page.getByLabel('Домены, по одному в строке').fill('отели.рф, не домен!')
  await expect(page.getByText('Не похоже на домен: домен!')).toBeVisible()
  await page
    .getByLabel('Домены, по одному в строке')
    .fill('https://hotels.example/help *.hotels.example')
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect(page.getByLabel('Домены, по одному в строке')).toHaveValue(
    'https://hotels.example\n*.hotels.example',
  )
  await expect(page.getByRole('button', { name: 'Сохранить', exact: true })).toBeDisabled()
  await page.getByRole('button', { name: 'Показать секрет' }).click()
  await expect(page.getByRole('region', { name: 'Секрет подписи' }).last()).toHaveText(
    /^[0-9a-f]{64}$/,
  )

  await parts.getByRole('link', { name: 'Установка' }).click()
  const code = await page.getByRole('region', { name: 'Код для сайта' }).last().textContent()
  const key = /"app_id": "([^"]+)"/.exec(code ?? '')?.[1] ?? ''
  const loader = await page.request.get(`/widget/${key}`)
  expect(await loader.text()).toContain('"accent":"#0a7d4f"')
  const frame = await page.request.get(`/widget/frame?app_id=${key}`)
  expect(frame.headers()['content-security-policy']).toContain(
    `frame-ancestors 'self' https://hotels.example *.hotels.example;`,
  )
})
