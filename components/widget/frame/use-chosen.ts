import { useEffect, useState } from 'react'
import { largestFile, mostFiles, nameOf, refusalOf } from '#lib/files/allowed.ts'
import type { Desk } from '#lib/widget/desk.ts'
import { randomId } from '#lib/widget/random.ts'
import type { SentFile, Uploads } from '#lib/widget/uploads.ts'
import { refusalIn } from '../texts/texts.ts'
import { sizeIn } from './size.ts'
import { useLatest } from './use-latest.ts'
import { useWatched } from './use-watched.ts'
import { useWords } from './words.ts'

/** The files chosen for the next message, how far they are, and why one was not taken. */
export function useChosen(desk: Desk | null, uploads: Uploads) {
  const { texts, language } = useWords()
  const [files, setFiles] = useState<SentFile[]>([])
  const [trouble, setTrouble] = useState<string | null>(null)
  const states = useWatched(uploads)
  const isAllowed = desk?.takesFiles === true
  const leave = useLatest(() => uploads.cancel(files))
  useEffect(() => leave, [leave])

  function choose(given: Iterable<File>): void {
    const chosen = [...given]
    if (!isAllowed || !desk || chosen.length === 0) return
    const limit = Math.min(desk.mostBytes, largestFile)
    const large = chosen.find((file) => file.size > limit)
    const fitting = chosen.filter((file) => file.size <= limit && refusalOf(file) === null)
    const refused = chosen.map(refusalOf).find((reason) => reason !== null)
    const taken = fitting.slice(0, Math.max(0, mostFiles - files.length))
    setTrouble(
      large
        ? texts.fileTooLarge(large.name, sizeIn(language, limit))
        : refused
          ? refusalIn(texts, refused)
          : taken.length < fitting.length
            ? texts.filesTooMany(mostFiles)
            : null,
    )
    const added = taken.map((file) => ({
      key: randomId(),
      name: nameOf(file),
      type: file.type || 'application/octet-stream',
      bytes: file.size,
      blob: file,
    }))
    setFiles([...files, ...added])
    added.forEach(uploads.begin)
  }

  return {
    files,
    states,
    trouble,
    /** One was refused: a message with it would be, too. */
    isRefused: files.some(({ key }) => {
      const state = states[key]
      return state?.at === 'broken' && state.reason !== null
    }),
    isAllowed,
    choose,
    retry: uploads.begin,
    remove(file: SentFile) {
      uploads.cancel([file])
      setFiles(files.filter(({ key }) => key !== file.key))
    },
    /** They are a message's now. */
    clear() {
      setFiles([])
      setTrouble(null)
    },
  }
}
