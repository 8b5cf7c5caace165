'use client'

import { Dialog } from '@base-ui/react/dialog'
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { Attachment } from '#lib/files/attachment.ts'
import { LightboxPicture } from './lightbox-picture.tsx'
import { useDownload } from './use-download.ts'

type LightboxProps = {
  pictures: Attachment[]
  shown: Attachment
  onShow: (file: Attachment) => void
  onClose: () => void
}

/** Zoom steps: 1 is «the whole picture in the window». */
const zooms = [1, 1.5, 2, 3, 4, 6]

/** A picture over everything: arrows and swipes lead to its neighbours, + and − zoom, Esc closes. */
export function Lightbox({ pictures, shown, onShow, onClose }: LightboxProps) {
  const t = useTranslations('lightbox')
  const [zoom, setZoom] = useState(0)
  const fetchFile = useDownload()
  const popup = useRef<HTMLDivElement>(null)
  const at = pictures.findIndex(({ id }) => id === shown.id)
  const go = (step: number) => {
    const next = pictures[at + step]
    if (!next) return
    setZoom(0)
    onShow(next)
  }
  const zoomBy = (step: number) =>
    setZoom((now) => Math.min(zooms.length - 1, Math.max(0, now + step)))
  const press = (event: KeyboardEvent) => {
    const act = {
      ArrowLeft: () => go(-1),
      ArrowRight: () => go(1),
      Home: () => go(-at),
      End: () => go(pictures.length - 1 - at),
      '+': () => zoomBy(1),
      '=': () => zoomBy(1),
      '-': () => zoomBy(-1),
      '0': () => setZoom(0),
    }[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act()
  }
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-[rgb(0_0_0/0.9)]" />
        <Dialog.Popup
          ref={popup}
          initialFocus={popup}
          onKeyDown={press}
          className="fixed inset-0 z-50 flex flex-col text-[#fff] outline-none"
        >
          <header className="flex h-14 shrink-0 items-center gap-1 px-3">
            <Dialog.Title className="min-w-0 flex-1 truncate text-sm font-medium">
              {shown.name}
            </Dialog.Title>
            <span className="tabular px-2 text-sm text-[rgb(255_255_255/0.8)]" aria-live="polite">
              {t('place', { at: at + 1, of: pictures.length })}
            </span>
            <Tool label={t('zoomOut')} isOff={zoom === 0} onPress={() => zoomBy(-1)}>
              <ZoomOut aria-hidden />
            </Tool>
            <Tool label={t('zoomIn')} isOff={zoom === zooms.length - 1} onPress={() => zoomBy(1)}>
              <ZoomIn aria-hidden />
            </Tool>
            <Tool label={t('download')} onPress={() => void fetchFile(shown)}>
              <Download aria-hidden />
            </Tool>
            <Tool label={t('close')} onPress={onClose}>
              <X aria-hidden />
            </Tool>
          </header>
          <LightboxPicture
            key={shown.id}
            file={shown}
            zoom={zooms[zoom] ?? 1}
            onZoom={() => setZoom(zoom === 0 ? 2 : 0)}
            onSwipe={go}
            onDismiss={onClose}
          />
          {pictures.length > 1 && (
            <nav className="pointer-events-none absolute inset-x-2 top-1/2 flex -translate-y-1/2 justify-between">
              <Tool label={t('previous')} isOff={at <= 0} onPress={() => go(-1)}>
                <ChevronLeft aria-hidden />
              </Tool>
              <Tool label={t('next')} isOff={at === pictures.length - 1} onPress={() => go(1)}>
                <ChevronRight aria-hidden />
              </Tool>
            </nav>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type ToolProps = { label: string; isOff?: boolean; onPress: () => void; children: React.ReactNode }

function Tool({ label, isOff = false, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      // Not `disabled`: the focus would fall out of the window at its first and last picture.
      aria-disabled={isOff}
      onClick={() => !isOff && onPress()}
      className="pointer-events-auto flex size-10 shrink-0 items-center justify-center rounded-full bg-[rgb(0_0_0/0.5)] text-[#fff] outline-offset-2 outline-[#fff] hover:bg-[rgb(255_255_255/0.2)] focus-visible:outline-2 aria-disabled:opacity-40 [&_svg]:size-5"
    >
      {children}
    </button>
  )
}
