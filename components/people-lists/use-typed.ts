'use client'

import { useEffect, useState } from 'react'

/** Milliseconds without a key after which what was typed counts. */
const lull = 180

/** What stands in the field, and what of it is asked for: the latter waits until the fingers rest. */
export function useTyped(asked: string, ask: (query: string) => void) {
  const [typed, setTyped] = useState(asked)
  useEffect(() => {
    const query = typed.trim()
    if (query === asked) return
    const timer = setTimeout(() => ask(query), lull)
    return () => clearTimeout(timer)
  }, [typed, asked, ask])
  return [typed, setTyped] as const
}
