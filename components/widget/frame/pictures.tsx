import { useCallback, useMemo, useState, type ReactNode } from 'react'
import type { Attachment, Message } from '#lib/widget/conversation.ts'
import type { Visit } from '#lib/widget/connect.ts'
import { isPicture } from './chosen-files.tsx'
import { FilesContext } from './files-context.ts'
import type { Picture } from './lightbox.tsx'
import { useLater } from './use-later.ts'

const loadLightbox = () => import('./lightbox.tsx')

/** Gives the messages of a conversation their files, and shows a picture large. */
export function Pictures(props: { visit: Visit; messages: Message[]; children: ReactNode }) {
  const { visit, messages } = props
  const [opened, setOpened] = useState<{ first: string; pictures: Picture[] } | null>(null)
  const part = useLater(loadLightbox, opened !== null)

  const urlOf = useCallback(
    ({ path }: Attachment) => (path === null ? Promise.resolve(null) : visit.files.of(path)),
    [visit],
  )
  const openPicture = useCallback(
    async (first: string) => {
      const shown = messages
        .filter(({ deletedAt }) => deletedAt === null)
        .flatMap(({ attachments }) => attachments)
        .filter(({ contentType }) => isPicture(contentType))
      const pictures = await Promise.all(
        shown.map(async (file) => ({ id: file.id, name: file.name, url: await urlOf(file) })),
      )
      const found = pictures.filter((one): one is Picture => one.url !== null)
      if (found.length > 0) setOpened({ first, pictures: found })
    },
    [messages, urlOf],
  )
  const files = useMemo(
    () => ({ urlOf, openPicture: (id: string) => void openPicture(id) }),
    [urlOf, openPicture],
  )

  return (
    <FilesContext.Provider value={files}>
      {props.children}
      {part && opened && <part.Lightbox {...opened} onClose={() => setOpened(null)} />}
    </FilesContext.Provider>
  )
}
