import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { locales } from '#lib/i18n/locale.ts'
import { brand } from './brand.ts'
import { unreadReplies, type UnreadRepliesLetter } from './unread-replies.ts'

const reply = {
  author: 'Анна Морозова',
  body: 'Готово.\nБилет в почте.',
  sentAt: new Date('2026-11-22T11:05:00Z'),
  files: [] as string[],
}

const letter: UnreadRepliesLetter = {
  locale: 'ru',
  workspace: 'Северный путь',
  conversationNumber: 128,
  contactName: 'Мария Иванова',
  replies: [reply],
  earlier: 0,
  chatUrl: 'https://desk.example/demo?otklik_conversation=128',
}

const made = (changes: Partial<UnreadRepliesLetter>) => unreadReplies({ ...letter, ...changes })
const many = (count: number) => Array.from({ length: count }, () => reply)

test.each([
  [1, 'пришло: 1 новый ответ.'],
  [2, 'пришло: 2 новых ответа.'],
  [5, 'пришло: 5 новых ответов.'],
  [21, 'пришло: 21 новый ответ.'],
])('Russian counts %i replies rightly', (count, words) => {
  expect(made({ replies: many(count) }).text).toContain(words)
})

test('English counts one and many', () => {
  expect(made({ locale: 'en' }).text).toContain('you got 1 new reply.')
  expect(made({ locale: 'en', replies: many(2) }).text).toContain('you got 2 new replies.')
})

test('replies that are only counted are part of the count, and said to be in the chat', () => {
  const { text, html } = made({ replies: many(20), earlier: 3 })
  for (const part of [text, html]) {
    expect(part).toContain('23 новых ответа')
    expect(part).toContain('И ещё 3 ответа раньше')
  }
})

test('what people wrote is text, not markup', () => {
  const body = `<img src=x onerror="alert('1')"> & <b>`
  const { html, text } = made({
    replies: [{ ...reply, author: '<i>A</i>', body, files: ['<s>.pdf'] }],
    contactName: '<u>',
    workspace: '<W>',
  })
  expect(html).not.toMatch(/<(img|b|i|u|s|W)[ >.]/)
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; &lt;b&gt;')
  expect(text).toContain(body)
})

test('both parts carry who, when, what, the files and the link', () => {
  const { html, text } = made({ replies: [{ ...reply, files: ['билет.pdf', 'чек.png'] }] })
  for (const part of [html, text]) {
    expect(part).toContain('Анна Морозова')
    expect(part).toMatch(/22 ноября (в )?\d\d:05/)
    expect(part).toContain('Файлы: билет.pdf, чек.png')
    expect(part).toContain('https://desk.example/demo?otklik_conversation=128')
    expect(part).toContain('№ 128')
  }
  expect(html).toMatch(/>Готово\.<\/div>\s*<div[^>]*>Билет в почте\.</)
  expect(text).toContain('Готово.\nБилет в почте.')
})

test('without a page that opens the chat there is no link at all', () => {
  const { html, text } = made({ chatUrl: undefined })
  expect(html).not.toMatch(/<a |href=/)
  expect(text).not.toContain('://')
})

test('a file without words makes no empty line', () => {
  const { text } = made({ replies: [{ ...reply, body: '', files: ['билет.pdf'] }] })
  expect(text).toMatch(/:\nФайл: билет\.pdf\n/)
})

test('the subject stays the same for a conversation, so that its mails stand together', () => {
  expect(made({ replies: many(3) }).subject).toBe(made({}).subject)
  expect(made({ conversationNumber: 129 }).subject).not.toBe(made({}).subject)
})

test.each(locales)('%s: nothing is loaded from outside, and the language is named', (locale) => {
  const { html } = made({ locale })
  expect(html).not.toMatch(/<(img|link|script|style|iframe)\b|@import|url\(/)
  expect(html).toContain(`<html lang="${locale}">`)
})

test('the colours are those of the desk', () => {
  const tokens = readFileSync(new URL('../../../app/tokens.css', import.meta.url), 'utf8')
  const light = tokens.slice(tokens.indexOf(':root'), tokens.indexOf('.dark'))
  const token = (name: string) => {
    const [, l, c, h] =
      new RegExp(`--${name}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`).exec(light) ?? []
    return toHex(Number(l), Number(c), Number(h))
  }
  expect(brand).toMatchObject({
    canvas: token('canvas'),
    line: token('line'),
    ink: token('ink'),
    inkMuted: token('ink-muted'),
    inkFaint: token('ink-faint'),
    accent: token('accent'),
    bubble: token('bubble-us'),
  })
})

/** CSS Color 4: oklch → oklab → linear sRGB → sRGB. */
function toHex(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const channel = (value: number) => {
    const inside = Math.min(1, Math.max(0, value))
    const encoded = inside <= 0.0031308 ? 12.92 * inside : 1.055 * inside ** (1 / 2.4) - 0.055
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${linear.map(channel).join('')}`
}
