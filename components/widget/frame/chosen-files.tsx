import { useEffect, useRef } from 'react'
import type { SentFile, UploadState } from '#lib/widget/uploads.ts'
import { refusalIn } from '../texts/texts.ts'
import { CloseIcon, FileIcon } from './icons.tsx'
import { sizeIn } from './size.ts'
import { useWords } from './words.ts'

/** Reasons that another try may change. */
const passing = ['rate_limited', 'too_many_loose_files', 'upload_missing']

/** Files that go out with the next message: how far each is; each can be tried again or taken away. */
export function ChosenFiles(props: {
  files: SentFile[]
  states: Record<string, UploadState>
  onRetry: (file: SentFile) => void
  onRemove: (file: SentFile) => void
}) {
  const { texts, language } = useWords()
  if (props.files.length === 0) return null
  return (
    <ul className="chosen" aria-label={texts.files}>
      {props.files.map((file) => {
        const state = props.states[file.key]
        const isBroken = state?.at === 'broken'
        return (
          <li key={file.key}>
            {isPicture(file.type) ? <Preview file={file} /> : <FileIcon />}
            <span className="grow">
              {texts.attachment(file.name, sizeIn(language, file.bytes))}
              {state?.at === 'going' && (
                <progress value={state.share} aria-label={texts.uploadOf(file.name)} />
              )}
              {isBroken && (
                <small role="alert">
                  {state.reason === null ? texts.uploadBroken : refusalIn(texts, state.reason)}
                </small>
              )}
            </span>
            {isBroken && (state.reason === null || passing.includes(state.reason)) && (
              <button type="button" className="again" onClick={() => props.onRetry(file)}>
                {texts.again}
              </button>
            )}
            <button
              type="button"
              className="ghost"
              aria-label={texts.takeAway(file.name)}
              onClick={() => props.onRemove(file)}
            >
              <CloseIcon />
            </button>
          </li>
        )
      })}
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
