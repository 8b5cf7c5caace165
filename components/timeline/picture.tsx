'use client'

import { ImageOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import type { Attachment } from '#lib/files/attachment.ts'
import { boxOf } from '#lib/files/picture-box.ts'
import { useSigned } from './use-signed.ts'

type PictureProps = { file: Attachment; look: 'alone' | 'tile'; onOpen: () => void }

/** A picture in the timeline. Its place is as large before it comes as after: nothing moves. */
export function Picture({ file, look, onOpen }: PictureProps) {
  const t = useTranslations('message')
  const { address, isMissing, fail } = useSigned(file.path)
  const box = look === 'alone' ? boxOf(file.size) : { width: 116, height: 116 }
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={t('openPicture', { name: file.name })}
      style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}
      className="relative block max-w-full cursor-zoom-in overflow-hidden rounded-l bg-current/8"
    >
      {address && (
        // eslint-disable-next-line @next/next/no-img-element -- Storage serves it to this person alone
        <img
          src={address}
          alt=""
          width={box.width}
          height={box.height}
          loading="lazy"
          decoding="async"
          onError={fail}
          className={classNames('size-full', look === 'tile' ? 'object-cover' : 'object-contain')}
        />
      )}
      {isMissing && (
        <span className="absolute inset-0 flex items-center justify-center gap-1.5 p-2 text-xs opacity-75">
          <ImageOff aria-hidden className="size-4 shrink-0" />
          <span className="truncate">{file.name}</span>
        </span>
      )}
    </button>
  )
}
