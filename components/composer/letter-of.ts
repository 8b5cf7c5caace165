import type { Draft, DraftFile, Tab } from '#lib/drafts/draft.ts'
import type { Mentionable } from '#lib/mentions/mentionable.ts'
import type { DeskLetter } from '#lib/outbox/letter.ts'

const named = /!\[((?:\\.|[^\\\]\[])*)\]\(file:([0-9a-f-]{36})\)/g

/** What goes out: the text, every file in it and with it, and whom a note names. */
export function letterOf(
  draft: Draft,
  tab: Tab,
  authorId: string,
  mentions: readonly Mentionable[],
): DeskLetter {
  const body = draft[tab].trim()
  const kept = draft.files[tab]
  // A picture that was removed and brought back by an undo stands in the text alone.
  const others = [...body.matchAll(named)]
    .filter(([, , id]) => !kept.some((file) => file.id === id))
    .map(([, name = '', id = '']): DraftFile => ({ id, name, contentType: '', bytes: 0 }))
  const files = [...kept, ...others]
  const letter = { authorId, body, ...(files.length > 0 && { files }) }
  if (tab === 'message') return { kind: 'message', ...letter }
  const idsOf = (kind: 'member' | 'team') =>
    mentions.filter((each) => each.kind === kind).map(({ id }) => id)
  return { kind: 'note', ...letter, mentioned: idsOf('member'), mentionedTeams: idsOf('team') }
}
