'use client'

import { Paperclip } from 'lucide-react'
import { useSigned } from '#components/timeline/use-signed.ts'
import type { Attachment } from '#lib/files/attachment.ts'
import { boxOf } from '#lib/files/picture-box.ts'

/** A file of a macro as it will stand in the message: a picture in its place, everything else by its name. */
export function PreviewFile({ file }: { file: Attachment }) {
  return file.size ? (
    <PreviewPicture file={file} size={file.size} />
  ) : (
    <span className="my-1 inline-flex max-w-full items-center gap-1.5 rounded-m border border-current/15 bg-current/5 px-2 py-1 text-xs">
      <Paperclip aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{file.name}</span>
    </span>
  )
}

type PreviewPictureProps = { file: Attachment; size: NonNullable<Attachment['size']> }

function PreviewPicture({ file, size }: PreviewPictureProps) {
  const { address, fail } = useSigned(file.path)
  const box = boxOf(size)
  return (
    <span
      style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}
      className="my-1 block max-w-full overflow-hidden rounded-m bg-current/8"
    >
      {address && (
        // eslint-disable-next-line @next/next/no-img-element -- Storage serves it to this person alone
        <img
          src={address}
          alt={file.name}
          width={box.width}
          height={box.height}
          onError={fail}
          className="size-full object-contain"
        />
      )}
    </span>
  )
}
