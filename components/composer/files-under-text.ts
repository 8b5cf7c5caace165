import type { Draft, Tab } from '#lib/drafts/draft.ts'
import type { FileOnShelf } from './file-shelf.ts'
import type { ShelvedFile } from './rich/file-node.ts'

/** The files that are not shown in the text itself: stored ones, then those on their way or refused. */
export function filesUnderText(
  draft: Draft,
  tab: Tab,
  shelved: readonly FileOnShelf[],
): ShelvedFile[] {
  const stored = draft.files[tab]
    .filter(({ id }) => !draft[tab].includes(`(file:${id})`))
    .map(({ id, name }): ShelvedFile => ({
      key: id,
      id,
      name,
      state: 'stored',
      progress: 1,
      preview: null,
      reason: null,
      canRetry: false,
    }))
  const pending = shelved.filter(
    (file) => file.tab === tab && file.state !== 'stored' && !file.isInText,
  )
  return [...stored, ...pending]
}
