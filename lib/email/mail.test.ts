import { expect, test } from 'vitest'
import { mailHeaders, messageId, withoutAddresses, type Mail } from './mail.ts'

const mail: Mail = {
  key: 'unread:c1:7',
  to: { name: 'Maria', address: 'maria@example.test' },
  subject: 's',
  html: 'h',
  text: 't',
}

test('the Message-ID is made of the key and the domain of the sender', () => {
  expect(messageId(mail.key, 'Otklik <support@example.com>')).toBe('<unread.c1.7@example.com>')
  expect(messageId(mail.key, 'support@example.com')).toBe('<unread.c1.7@example.com>')
  expect(messageId(mail.key, '"A <b> c" <support@example.com>')).toBe('<unread.c1.7@example.com>')
})

test('mails of one thread name the same root; others name none', () => {
  const from = 'support@example.com'
  const root = '<conversation.c1@example.com>'
  expect(mailHeaders({ ...mail, thread: 'conversation:c1' }, from)).toMatchObject({
    'In-Reply-To': root,
    References: root,
  })
  expect(mailHeaders(mail, from)).not.toHaveProperty('References')
})

test('no out-of-office reply is asked for', () => {
  expect(mailHeaders(mail, 'a@b.test')).toMatchObject({ 'Auto-Submitted': 'auto-generated' })
})

test('what a provider says about an address does not name the person', () => {
  const said = `550 5.1.1 <maria.i@northwind.test>: user unknown; see "maria.i@northwind.test"`
  expect(withoutAddresses(said)).toBe(
    '550 5.1.1 <…@northwind.test>: user unknown; see "…@northwind.test"',
  )
})
