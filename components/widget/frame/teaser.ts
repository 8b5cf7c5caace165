import { fetchWithin } from '#lib/widget/fetch-within.ts'
import { previewOf } from '#lib/widget/preview.ts'
import type { ToHost } from '#lib/widget/protocol.ts'
import type { Shell } from './controller.ts'

/** Milliseconds that a face may take: the words do not wait for it longer. */
const patience = 2_000

/**
 * Tells the host page of the newest unread message while the chat is closed. Opening the chat or waving one
 * away is for all that were there: they are in the list, and the count on the launcher stays.
 */
export function createTeaser(tell: (message: ToHost) => void) {
  let told = ''

  function dismiss({ visit }: Shell): void {
    const newest = Math.max(0, ...visit.live.get().customer.conversations.map(lastAt))
    if (newest > dismissedIn(visit)) visit.keep.set('dismissed', `${newest}`)
  }

  function look(shell: Shell): void {
    const { visit, isOpen, settings } = shell
    if (isOpen) dismiss(shell)
    const { conversations } = visit.live.get().customer
    const preview = isOpen || settings.isQuiet ? null : previewOf(conversations, dismissedIn(visit))
    const key = preview ? JSON.stringify(preview) : ''
    if (key === told) return
    told = key
    if (!preview) return tell({ type: 'teaser', teaser: null })
    const { conversationId, name, text, avatarUrl } = preview
    void faceAt(avatarUrl).then((face) => {
      if (told === key) tell({ type: 'teaser', teaser: { conversationId, name, text, face } })
    })
  }

  return {
    look,
    dismiss(shell: Shell): void {
      dismiss(shell)
      look(shell)
    },
  }
}

const lastAt = ({ lastMessageAt }: { lastMessageAt: number }) => lastMessageAt
const dismissedIn = ({ keep }: Shell['visit']) => Number(keep.get('dismissed') ?? 0)

async function faceAt(url: string | null): Promise<ImageBitmap | null> {
  if (url === null) return null
  try {
    const response = await fetchWithin(patience, url, {})
    return await createImageBitmap(await response.blob())
  } catch {
    return null
  }
}
