import { createContext, useContext } from 'react'
import type { Texts } from '../texts/en.ts'
import type { Language } from '../texts/texts.ts'

export type Words = { language: Language; texts: Texts }

export const WordsContext = createContext<Words | null>(null)

/** Nothing is shown before its words are there. */
export function useWords(): Words {
  return useContext(WordsContext)!
}
