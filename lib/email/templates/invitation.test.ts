import { expect, test } from 'vitest'
import { invitation, type InvitationLetter } from './invitation.ts'

const letter: InvitationLetter = {
  locale: 'ru',
  workspace: 'Северный путь',
  inviter: 'Вера Соколова',
  expiresAt: new Date('2026-11-29T08:05:00Z'),
  joinUrl: 'https://desk.example/invite?token=abc',
}

test('says who invites, where to, and until when; the link stands in both parts', () => {
  const { subject, html, text } = invitation(letter)
  expect(subject).toBe('Приглашение в команду «Северный путь»')
  for (const part of [html, text]) {
    expect(part).toContain('Вера Соколова приглашает вас в команду «Северный путь»')
    expect(part).toContain('29 ноября')
    expect(part).toContain('08:05 UTC')
    expect(part).toContain('https://desk.example/invite?token=abc')
  }
})

test('English is said in English', () => {
  const { subject, text } = invitation({ ...letter, locale: 'en' })
  expect(subject).toBe('Join the team at Северный путь')
  expect(text).toMatch(/The link works once, until November 29 at \d\d:05/)
  expect(text).not.toMatch(/команд/)
})

test('names are text, not markup', () => {
  const { html } = invitation({ ...letter, workspace: '<b>W</b>', inviter: '<img src=x>' })
  expect(html).not.toMatch(/<(img|b)[ >]/)
  expect(html).toContain('&lt;img src=x&gt;')
})
