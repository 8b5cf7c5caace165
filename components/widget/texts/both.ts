import { en, type Texts } from './en.ts'
import { ru } from './ru.ts'
import type { Language } from './texts.ts'

/** For the desk, which shows what customers read; the widget itself loads one language. */
export function textsIn(language: Language): Texts {
  return language === 'ru' ? ru : en
}
