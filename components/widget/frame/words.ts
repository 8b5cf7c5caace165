import { createContext, useContext } from 'react'
import { en, type Texts } from '../texts/en.ts'
import type { Language } from '../texts/texts.ts'

export type Words = { language: Language; texts: Texts }

export const WordsContext = createContext<Words>({ language: 'en', texts: en })

export function useWords(): Words {
  return useContext(WordsContext)
}
