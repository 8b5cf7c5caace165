import { useEffect, useState } from 'react'
import { clock } from '#lib/kernel/clock.ts'
import { waitOf } from '#lib/widget/wait.ts'
import { refusalIn } from '../texts/texts.ts'
import type { Shell } from './controller.ts'
import { useWatched } from './use-watched.ts'
import { useWords } from './words.ts'

/** Milliseconds without connection that are nobody's business: reconnecting takes a moment. */
const grace = 3_000

/** Says that there is no connection, or why nobody is let in. Announced politely, once. */
export function Notice({ visit }: { visit: Shell['visit'] }) {
  const { texts } = useWords()
  const { isFailing, link, isLoaded } = useWatched(visit.live)
  const { refusal } = useWatched(visit.entrance)
  const entries = useWatched({ get: visit.outbox.entries, subscribe: visit.outbox.subscribe })
  const until = useWatched(visit.limit)
  const isOnline = useIsOnline()
  const isStuck = entries.some(({ tries }) => tries > 0)
  const isCut = !isOnline || isFailing || isStuck || (isLoaded && link === 'away')
  const isLong = useLasting(isCut, isOnline ? grace : 0)
  const says = refusal
    ? refusalIn(texts, refusal)
    : until !== null
      ? texts.limited(waitOf((until - clock.ms()) / 1_000))
      : isCut && isLong
        ? texts.offline
        : null
  return (
    <div role="status" className={says ? 'notice' : 'visually-hidden'}>
      {says}
    </div>
  )
}

function useIsOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const follow = () => setOnline(navigator.onLine)
    addEventListener('online', follow)
    addEventListener('offline', follow)
    return () => {
      removeEventListener('online', follow)
      removeEventListener('offline', follow)
    }
  }, [])
  return isOnline
}

function useLasting(isTrue: boolean, ms: number): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isTrue) return
    const timer = setTimeout(() => setLong(true), ms)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [isTrue, ms])
  return isLong
}
