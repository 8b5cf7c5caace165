import { expect, test } from 'vitest'
import { blankDraft, type Draft } from '#lib/drafts/draft.ts'
import type { Mentionable } from '#lib/mentions/mentionable.ts'
import { letterOf } from './letter-of.ts'

const id = 'b2f7a1c4-3c58-4f0e-9f0a-0c1d2e3f4a5b'
const file = { id: 'a-1', name: 'план.pdf', contentType: 'application/pdf', bytes: 1 }
const draft: Draft = {
  ...blankDraft,
  message: ` Билет:\n![билет.png](file:${id})\n `,
  note: 'Спросить',
  files: { message: [file], note: [] },
}

test('a reply takes its files along, and pictures that stand in the text alone', () => {
  const letter = letterOf(draft, 'message', 'anna', [])
  expect(letter).toMatchObject({ kind: 'message', body: `Билет:\n![билет.png](file:${id})` })
  expect(letter.files?.map((each) => each.id)).toEqual(['a-1', id])
})

test('a note takes whom it names, and none of the reply’s files', () => {
  const named = [{ kind: 'team', id: 't-1', name: 'Отели', members: [] }] as Mentionable[]
  expect(letterOf(draft, 'note', 'anna', named)).toEqual({
    kind: 'note',
    authorId: 'anna',
    body: 'Спросить',
    mentioned: [],
    mentionedTeams: ['t-1'],
  })
})
