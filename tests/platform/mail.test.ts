import { randomUUID } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { afterAll, expect, test } from 'vitest'
import { platformUnderTest } from '../support/platform-under-test.ts'
import { settings } from './platform-clients.ts'

/* The mail sink: what is sent by SMTP is kept, listed and read. */

const inbox = `http://127.0.0.1:${settings.ports.mail}`
const transport = createTransport({ host: '127.0.0.1', port: settings.ports.smtp })
afterAll(() => transport.close())

const list = async (query = '') =>
  (await (await fetch(`${inbox}/api/mails${query}`)).json()) as {
    id: string
    subject: string
    recipients: string[]
  }[]
const address = () => `${randomUUID()}@mail.test`

test('a mail is kept with its parts, Cyrillic and attachments', async () => {
  const to = address()
  await transport.sendMail({
    from: 'Отклик <desk@mail.test>',
    to: `Мария <${to}>`,
    bcc: 'hidden@mail.test',
    replyTo: 'reply+1@mail.test',
    subject: 'Ваш билет ✈',
    text: 'Здравствуйте!',
    html: '<p>Здравствуйте!</p>',
    headers: { 'X-Own': 'yes' },
    attachments: [{ filename: 'билет.txt', content: 'место 12А' }],
  })
  const [summary] = await list(`?to=${to.toUpperCase()}`)
  expect(summary).toMatchObject({
    from: 'desk@mail.test',
    recipients: [to, 'hidden@mail.test'],
    subject: 'Ваш билет ✈',
    preview: 'Здравствуйте!',
    attachments: 1,
  })
  const mail = (await (await fetch(`${inbox}/api/mails/${summary?.id}`)).json()) as Record<
    string,
    unknown
  >
  expect(mail).toMatchObject({
    from: { name: 'Отклик', address: 'desk@mail.test' },
    to: [{ name: 'Мария', address: to }],
    replyTo: [{ address: 'reply+1@mail.test' }],
    text: expect.stringContaining('Здравствуйте!'),
    html: expect.stringContaining('<p>Здравствуйте!</p>'),
    headers: expect.arrayContaining([expect.objectContaining({ key: 'x-own', value: 'yes' })]),
    attachments: [{ filename: 'билет.txt', mimeType: 'text/plain', size: 15 }],
  })
  const attachment = await fetch(`${inbox}/api/mails/${summary?.id}/attachments/0`)
  expect(await attachment.text()).toBe('место 12А')
  expect(await (await fetch(`${inbox}/api/mails/${summary?.id}/raw`)).text()).toContain(
    'X-Own: yes',
  )
})

test('newest first, since a time, and waiting for what is on its way', async () => {
  const to = address()
  const send = (subject: string) =>
    transport.sendMail({ from: 'a@mail.test', to, subject, text: 'x' })
  await send('one')
  const between = new Date()
  await send('two')
  expect((await list(`?to=${to}`)).map(({ subject }) => subject)).toEqual(['two', 'one'])
  expect(
    (await list(`?to=${to}&since=${between.toISOString()}`)).map(({ subject }) => subject),
  ).toEqual(['two'])
  expect((await fetch(`${inbox}/api/mails?since=yesterday`)).status).toBe(400)

  const other = address()
  const waiting = list(`?to=${other}&wait=10000`)
  await transport.sendMail({ from: 'a@mail.test', to: other, subject: 'late', text: 'x' })
  expect((await waiting).map(({ subject }) => subject)).toEqual(['late'])
})

test('mails survive a restart, and are gone when told', async () => {
  const to = address()
  await transport.sendMail({ from: 'a@mail.test', to, subject: 'kept', text: 'x' })
  await platformUnderTest().kill('mail')
  await platformUnderTest().untilHealthy('mail')
  const [kept] = await list(`?to=${to}`)
  expect(kept?.subject).toBe('kept')
  expect((await fetch(`${inbox}/api/mails`, { method: 'DELETE' })).status).toBe(204)
  expect(await list()).toEqual([])
  expect((await fetch(`${inbox}/api/mails/${kept?.id}`)).status).toBe(404)
})

test('the inbox is one page that loads nothing from elsewhere', async () => {
  const page = await fetch(inbox)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect((await page.text()).match(/(src|href)="https?:/g)).toBeNull()
  expect((await fetch(`${inbox}/nowhere`)).status).toBe(404)
})
