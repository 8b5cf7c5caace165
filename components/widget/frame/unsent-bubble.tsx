import type { Row } from '#lib/widget/timeline.ts'
import type { SentFile, Uploads } from '#lib/widget/uploads.ts'
import { refusalIn } from '../texts/texts.ts'
import { Line } from './bubble.tsx'
import { isPicture, Preview } from './chosen-files.tsx'
import { FileIcon } from './icons.tsx'
import { Linked } from './linked.tsx'
import { sizeIn } from './size.ts'
import { useWatched } from './use-watched.ts'
import { useWords } from './words.ts'

/** One message on its way, or refused. While its files go up it can be given up. */
export function UnsentBubble(props: {
  row: Extract<Row, { kind: 'unsent' }>
  uploads: Uploads
  onRetry: (clientId: string) => void
  onRemove: (clientId: string) => void
}) {
  const { texts } = useWords()
  const { entry, isStuck, isFirst, isLast } = props.row
  const { clientId, content, state, reason } = entry
  const progress = useWatched(props.uploads)
  const { files = [] } = content
  const going = files.map(({ key }) => progress[key]).find((each) => each?.at === 'going')
  const remove = () => props.onRemove(clientId)
  return (
    <Line isOwn isFirst={isFirst} isLast={isLast}>
      <div className="stack">
        <span className="visually-hidden">{texts.you}</span>
        <div className={state === 'failed' ? 'bubble failed' : 'bubble unsent'}>
          <Linked body={content.body} />
          {files.map((file) => (
            <WaitingFile key={file.key} file={file} />
          ))}
        </div>
        {state === 'failed' ? (
          <span className="meta trouble">
            {texts.failed}: {refusalIn(texts, reason ?? 'unknown')}{' '}
            <button type="button" onClick={() => props.onRetry(clientId)}>
              {texts.retry}
            </button>{' '}
            <button type="button" onClick={remove}>
              {texts.remove}
            </button>
          </span>
        ) : (
          (isLast || files.length > 0) && (
            <span className="meta">
              {going?.at === 'going'
                ? texts.uploading(Math.round(going.share * 100))
                : isStuck
                  ? texts.waiting
                  : texts.sending}
              {files.length > 0 && (
                <button type="button" onClick={remove}>
                  {texts.cancel}
                </button>
              )}
            </span>
          )
        )}
      </div>
    </Line>
  )
}

function WaitingFile({ file }: { file: SentFile }) {
  const { texts, language } = useWords()
  if (isPicture(file.type)) return <Preview file={file} />
  return (
    <span className="file">
      <FileIcon />
      {texts.attachment(file.name, sizeIn(language, file.bytes))}
    </span>
  )
}
