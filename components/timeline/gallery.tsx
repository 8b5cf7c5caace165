'use client'

import {
  createContext,
  lazy,
  Suspense,
  use,
  useCallback,
  useMemo,
  useState,
  type ReactNode,
} from 'react'
import { patiently } from '#components/ui/patiently.ts'
import type { Attachment } from '#lib/files/attachment.ts'
import { placedFiles } from '#lib/files/placed-files.ts'
import { parse } from '#lib/markup/parse.ts'
import type { Row } from '#lib/conversations/timeline-rows.ts'

const Lightbox = lazy(
  patiently(() => import('./lightbox.tsx').then((module) => ({ default: module.Lightbox }))),
)

const OpenPicture = createContext<(file: Attachment) => void>(() => undefined)

/** Opens a picture over everything, with the conversation's others beside it. */
export const useGallery = () => use(OpenPicture)

/** Every picture of the timeline, in its order, and the one that is looked at. */
export function GalleryProvider({ rows, children }: { rows: readonly Row[]; children: ReactNode }) {
  const [shown, setShown] = useState<Attachment | null>(null)
  const pictures = useMemo(() => (shown ? picturesOf(rows, shown) : []), [rows, shown])
  const open = useCallback((file: Attachment) => setShown(file), [])
  return (
    <OpenPicture value={open}>
      {children}
      {shown && (
        <Suspense fallback={null}>
          <Lightbox
            pictures={pictures}
            shown={shown}
            onShow={setShown}
            onClose={() => setShown(null)}
          />
        </Suspense>
      )}
    </OpenPicture>
  )
}

function picturesOf(rows: readonly Row[], shown: Attachment): Attachment[] {
  const files = rows.flatMap((row) =>
    row.kind === 'message'
      ? inOrder(row.message, row.message.author.kind === 'member')
      : row.kind === 'note'
        ? inOrder(row.note, true)
        : [],
  )
  const pictures = files.filter(({ size }) => size !== null)
  // A deleted message's, out of its history.
  return pictures.some(({ id }) => id === shown.id) ? pictures : [shown]
}

type Said = { body: string; attachments: Attachment[] }

/** As one sees them: those between the words by their place, the others after them. */
function inOrder({ body, attachments }: Said, hasMarks: boolean): Attachment[] {
  if (!hasMarks || attachments.length < 2) return attachments
  const placed = [...placedFiles(parse(body))]
  const placeOf = ({ id }: Attachment) => {
    const at = placed.indexOf(id)
    return at < 0 ? placed.length : at
  }
  return attachments.toSorted((one, other) => placeOf(one) - placeOf(other))
}
