import { useEffect, useState } from 'react'
import type { Attachment } from '#lib/widget/conversation.ts'
import { downloadOf } from '#lib/widget/file-links.ts'
import { isPicture } from './chosen-files.tsx'
import { FileIcon } from './icons.tsx'
import { useFiles } from './files-context.ts'
import { sizeIn } from './size.ts'
import { useWords } from './words.ts'

/** Pixels that a picture takes in a bubble at most. */
const most = { width: 240, height: 260 }

/** One file of a message: a picture that opens, or a name that downloads. */
export function AttachedFile({ file }: { file: Attachment }) {
  const { texts, language } = useWords()
  const { urlOf, openPicture } = useFiles()
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let isHere = true
    void urlOf(file).then((found) => isHere && setUrl(found))
    return () => {
      isHere = false
    }
  }, [file, urlOf])

  if (isPicture(file.contentType))
    return (
      <button
        type="button"
        className="picture"
        aria-label={texts.picture(file.name)}
        disabled={url === null}
        onClick={() => openPicture(file.id)}
      >
        {/* eslint-disable-next-line @next/next/no-img-element -- no Next in the frame */}
        <img src={url ?? undefined} alt="" {...shownSize(file)} loading="lazy" />
      </button>
    )
  const label = texts.attachment(file.name, sizeIn(language, file.bytes))
  return url === null ? (
    <span className="file">
      <FileIcon />
      {label}
    </span>
  ) : (
    <a className="file" href={downloadOf(url, file.name)} target="_blank" rel="noopener noreferrer">
      <FileIcon />
      {label}
    </a>
  )
}

/** Known before the picture has come, so that nothing moves when it does. */
function shownSize({ size }: Attachment): { width: number; height: number } {
  if (!size) return { width: most.width, height: 180 }
  const share = Math.min(1, most.width / size.width, most.height / size.height)
  return { width: Math.round(size.width * share), height: Math.round(size.height * share) }
}
