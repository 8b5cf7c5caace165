import { createContext, useContext } from 'react'
import type { Attachment } from '#lib/widget/conversation.ts'

type Files = {
  urlOf: (file: Attachment) => Promise<string | null>
  /** @param id  of an attachment of the open conversation */
  openPicture: (id: string) => void
}

/** How the files of the open conversation are had. */
export const FilesContext = createContext<Files>({
  urlOf: () => Promise.resolve(null),
  openPicture: () => undefined,
})

export const useFiles = () => useContext(FilesContext)
