'use client'

import type { Attachment } from '#lib/files/attachment.ts'
import { FileLine } from './file-line.tsx'
import { useGallery } from './gallery.tsx'
import { Picture } from './picture.tsx'

/** The files of a message: pictures as a gallery, the others by name, with size and a way to keep them. */
export function MessageFiles({ files }: { files: Attachment[] }) {
  const open = useGallery()
  if (files.length === 0) return null
  const pictures = files.filter(({ size }) => size !== null)
  const others = files.filter(({ size }) => size === null)
  return (
    <>
      {pictures.length > 0 && (
        <ul className="flex max-w-full flex-wrap gap-1 py-1">
          {pictures.map((file) => (
            <li key={file.id} className="max-w-full">
              <Picture
                file={file}
                look={pictures.length === 1 ? 'alone' : 'tile'}
                onOpen={() => open(file)}
              />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="flex flex-col gap-1 py-1">
          {others.map((file) => (
            <li key={file.id} className="max-w-full">
              <FileLine file={file} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
