'use client'

import { useTranslations } from 'next-intl'
import { useRef, type PointerEvent } from 'react'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { classNames } from '#components/ui/class-names.ts'
import type { Attachment } from '#lib/files/attachment.ts'
import { useSigned } from './use-signed.ts'

type LightboxPictureProps = {
  file: Attachment
  zoom: number
  onZoom: () => void
  /** −1 to the one before, 1 to the next. */
  onSwipe: (step: number) => void
  onDismiss: () => void
}

/** Pixels a finger goes before it counts as a swipe. */
const swipe = 50

/** The picture itself: whole at first, scrolled when it is larger than the window. */
export function LightboxPicture({ file, zoom, onZoom, onSwipe, onDismiss }: LightboxPictureProps) {
  const t = useTranslations('lightbox')
  const { address, isMissing, fail } = useSigned(file.path)
  const from = useRef<{ x: number; y: number } | null>(null)
  const down = (event: PointerEvent) => {
    from.current = event.pointerType === 'touch' ? { x: event.clientX, y: event.clientY } : null
  }
  const up = (event: PointerEvent) => {
    const start = from.current
    from.current = null
    if (!start || zoom > 1) return
    const [x, y] = [event.clientX - start.x, event.clientY - start.y]
    if (Math.abs(x) > swipe && Math.abs(x) > Math.abs(y) * 1.5) onSwipe(x < 0 ? 1 : -1)
    else if (y > swipe * 2 && y > Math.abs(x)) onDismiss()
  }
  const { width, height } = file.size ?? { width: 1, height: 1 }
  return (
    <div
      onPointerDown={down}
      onPointerUp={up}
      onPointerCancel={() => (from.current = null)}
      // Beside the picture, as everywhere, a press closes.
      onClick={(event) => event.target === event.currentTarget && onDismiss()}
      className={classNames(
        'flex min-h-0 flex-1 overflow-auto overscroll-contain p-2',
        zoom === 1 && 'touch-none',
      )}
    >
      {isMissing ? (
        <p role="alert" className="m-auto text-sm">
          {t('missing')}
        </p>
      ) : address ? (
        // eslint-disable-next-line @next/next/no-img-element -- Storage serves it to this person alone
        <img
          src={address}
          alt={file.name}
          width={width}
          height={height}
          draggable={false}
          onError={fail}
          onDoubleClick={onZoom}
          style={{
            width: `min(${zoom * 100}%, ${width * Math.max(1, zoom)}px, calc((100dvh - 5rem) * ${zoom} * ${width / height}))`,
            aspectRatio: `${width} / ${height}`,
          }}
          className={classNames(
            'm-auto h-auto max-w-none select-none',
            zoom === 1 ? 'cursor-zoom-in' : 'cursor-zoom-out',
          )}
        />
      ) : (
        <Skeleton className="m-auto h-1/2 w-1/2" />
      )}
    </div>
  )
}
