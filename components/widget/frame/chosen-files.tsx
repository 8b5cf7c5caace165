import { useEffect, useRef } from 'react'
import type { SentFile } from '#lib/widget/uploads.ts'
import { CloseIcon, FileIcon } from './icons.tsx'
import { sizeIn } from './size.ts'
import { useWords } from './words.ts'

/** Files that go out with the next message; each can be taken away. */
export function ChosenFiles(props: { files: SentFile[]; onRemove: (key: string) => void }) {
  const { texts, language } = useWords()
  if (props.files.length === 0) return null
  return (
    <ul className="chosen" aria-label={texts.files}>
      {props.files.map((file) => (
        <li key={file.key}>
          {isPicture(file.type) ? <Preview file={file} /> : <FileIcon />}
          <span className="grow">{texts.attachment(file.name, sizeIn(language, file.bytes))}</span>
          <button
            type="button"
            className="ghost"
            aria-label={texts.takeAway(file.name)}
            onClick={() => props.onRemove(file.key)}
          >
            <CloseIcon />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** A picture that is not sent yet, from this device's memory. */
export function Preview({ file }: { file: SentFile }) {
  const picture = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const url = URL.createObjectURL(file.blob)
    if (picture.current) picture.current.src = url
    return () => URL.revokeObjectURL(url)
  }, [file.blob])
  return (
    <span className="preview-picture">
      {/* eslint-disable-next-line @next/next/no-img-element -- no Next in the frame */}
      <img ref={picture} alt="" />
    </span>
  )
}

/** Pictures that every browser draws. */
export function isPicture(type: string): boolean {
  return /^image\/(png|jpe?g|gif|webp|avif)$/.test(type)
}
