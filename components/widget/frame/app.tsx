import { useEffect, useMemo, useState } from 'react'
import type { ThemeMode } from '#lib/widget/settings.ts'
import { languageOf, textsIn } from '../texts/texts.ts'
import { ConversationScreen } from './conversation-screen.tsx'
import type { Controller, Shell } from './controller.ts'
import { HomeScreen } from './home-screen.tsx'
import { useWatched } from './use-watched.ts'
import { WordsContext } from './words.ts'

export function App({ controller }: { controller: Controller }) {
  const shell = useWatched(controller)
  // Until the host page has said who is there, nothing can be shown.
  return shell && <Panel controller={controller} shell={shell} />
}

function Panel({ controller, shell }: { controller: Controller; shell: Shell }) {
  const language = languageOf(shell.settings.locale)
  const words = useMemo(() => ({ language, texts: textsIn(language) }), [language])
  const isDark = useIsDark(shell.settings.theme_mode)

  useEffect(() => {
    document.documentElement.lang = language
    document.title = words.texts.team
  }, [language, words])
  useEffect(() => {
    document.documentElement.classList.toggle('dark', isDark)
  }, [isDark])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) controller.close()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [controller])

  const { view } = shell
  return (
    <WordsContext.Provider value={words}>
      {view.screen === 'home' ? (
        <HomeScreen controller={controller} shell={shell} />
      ) : (
        <ConversationScreen
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
