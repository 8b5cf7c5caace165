import { useRef } from 'react'
import { allowedExtensions } from '#lib/files/allowed.ts'
import { AttachIcon, CameraIcon } from './icons.tsx'
import { useWords } from './words.ts'

const accepted = allowedExtensions.map((extension) => `.${extension}`).join()

/** A file of this device; on a phone also its camera. */
export function AttachButtons({ onChoose }: { onChoose: (files: Iterable<File>) => void }) {
  const { texts } = useWords()
  const files = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const take = (event: { currentTarget: HTMLInputElement }) => {
    onChoose(event.currentTarget.files ?? [])
    // The same file may be chosen again after it was taken away.
    event.currentTarget.value = ''
  }
  return (
    <>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept={accepted}
        onChange={take}
        aria-label={texts.attach}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={take}
      />
      <button
        type="button"
        className="ghost tool"
        aria-label={texts.attach}
        onClick={() => files.current?.click()}
      >
        <AttachIcon />
      </button>
      <button
        type="button"
        className="ghost tool for-finger"
        aria-label={texts.photograph}
        onClick={() => camera.current?.click()}
      >
        <CameraIcon />
      </button>
    </>
  )
}
