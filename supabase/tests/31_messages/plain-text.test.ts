import fc from 'fast-check'
import { expect } from 'vitest'
import { plain } from '#lib/markup/plain.ts'
import { previewOf } from '#lib/messages/message.ts'
import { anna, conversations } from '../../../tests/support/cast.ts'
import { test } from '../support/test.ts'

const id = 'b2f7a1c4-3c58-4f0e-9f0a-0c1d2e3f4a5b'
const samples = [
  'Добрый день, Мария!',
  '**Важно:** ваш *билет* — `PNR-1`, см. [сайт](https://a.b/c_d)',
  `- раз\n- **два**\n  1. три\n\n> цитата\n> - в ней\n\n![план \\[2\\].png](file:${id})`,
  '```js\nconst x = 1\n```\nпосле',
  '***оба***, **a *b** c*, 2 * 3 * 4, **незакрыто, \\*не звезда\\*, C:\\dir \\\\ \\_ \\.',
  '[x](javascript:alert(1)) [y](MAILTO:a@b.c) \\[не\\](https://a.b)',
  '',
]

test('the database takes a text for the same words as the screen does', async ({ db }) => {
  const parts = [
    '*',
    '**',
    '`',
    '```',
    '[',
    ']',
    '](https://a.b)',
    '> ',
    '- ',
    '\n',
    ' ',
    'слово',
    'a',
    '\\',
    '!',
    '.',
  ]
  const made = fc.sample(
    fc.array(fc.constantFrom(...parts), { maxLength: 14 }).map((some) => some.join('')),
    300,
  )
  const all = [...samples, ...made]
  const rows = await db.rows<{ words: string }>(
    'select private.plain_text(t) as words from unnest($1::text[]) with ordinality as u(t, n) order by n',
    [all],
  )
  expect(rows.map(({ words }) => words)).toEqual(all.map(plain))
})

test('the list shows what a member said without its marks, what a customer said as it is', async ({
  db,
}) => {
  const body = '**Готово!**\n\n- место 12A'
  await db.as(anna, () =>
    db.value('select public.send_message($1, $2, $3)', [
      conversations.mariaTickets,
      crypto.randomUUID(),
      body,
    ]),
  )
  const preview = 'select preview from public.conversations where id = $1'
  expect(await db.value(preview, [conversations.mariaTickets])).toBe('Готово! место 12A')
  for (const kind of ['member', 'contact'] as const) {
    expect(await db.value('select private.preview_of($1, $2, null)', [kind, body])).toBe(
      previewOf({ author: { kind }, body, attachments: [] }),
    )
  }
  expect(await db.value(`select private.preview_of('contact', E' \\n', 'план.png')`)).toBe(
    previewOf({ author: { kind: 'contact' }, body: ' \n', attachments: [{ name: 'план.png' }] }),
  )
})
