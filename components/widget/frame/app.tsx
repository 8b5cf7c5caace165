import { useEffect, useMemo, useState } from 'react'
import type { ThemeMode } from '#lib/widget/settings.ts'
import { languageOf, ownTexts } from '../texts/texts.ts'
import { Bones } from './bones.tsx'
import type { Controller, Shell } from './controller.ts'
import { HomeScreen } from './home-screen.tsx'
import { paint } from './paint.ts'
import { useLater } from './use-later.ts'
import { useWatched } from './use-watched.ts'
import { WordsContext, type Words } from './words.ts'

/** One language is enough for most; the screen of a conversation comes while the first is being read. */
const loadTexts: Record<'ru' | 'en', () => Promise<Words>> = {
  ru: async () => ({ language: 'ru', texts: (await import('../texts/ru.ts')).ru }),
  en: async () => ({ language: 'en', texts: (await import('../texts/en.ts')).en }),
}
const loadConversation = () => import('./conversation-screen.tsx')

export function App({ controller }: { controller: Controller }) {
  const shell = useWatched(controller)
  // Until the host page has said who is there, nothing can be shown.
  return shell && <Panel controller={controller} shell={shell} />
}

function Panel({ controller, shell }: { controller: Controller; shell: Shell }) {
  const { looks } = shell.settings
  const loaded = useLater(loadTexts[languageOf(shell.settings.locale)], true)
  const words = useMemo(
    () => loaded && { ...loaded, texts: ownTexts(loaded.texts, loaded.language, looks) },
    [loaded, looks],
  )
  const conversation = useLater(loadConversation, words !== null)
  const isDark = useIsDark(shell.settings.theme_mode)

  useEffect(() => {
    if (!words) return
    document.documentElement.lang = words.language
    document.title = words.texts.team
  }, [words])
  useEffect(() => {
    document.documentElement.classList.toggle('dark', isDark)
    paint(document.documentElement, looks, isDark)
  }, [isDark, looks])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) controller.close()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [controller])

  const { view } = shell
  if (!words) return null
  return (
    <WordsContext.Provider value={words}>
      {view.screen === 'home' ? (
        <HomeScreen controller={controller} shell={shell} />
      ) : !conversation ? (
        <Bones label={words.texts.loading} />
      ) : (
        <conversation.ConversationScreen
          key={view.screen === 'new' ? view.lane : view.id}
          controller={controller}
          shell={shell}
          view={view}
        />
      )}
    </WordsContext.Provider>
  )
}

function useIsDark(mode: ThemeMode): boolean {
  const system = useMemo(() => matchMedia('(prefers-color-scheme: dark)'), [])
  const [isSystemDark, setSystemDark] = useState(system.matches)
  useEffect(() => {
    const follow = () => setSystemDark(system.matches)
    system.addEventListener('change', follow)
    return () => system.removeEventListener('change', follow)
  }, [system])
  return mode === 'dark' || (mode === 'system' && isSystemDark)
}
