import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PreferencesScreen } from '#components/preferences/preferences-screen.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('preferences'))('title') }
}

/** `/settings/preferences`: how one writes, how dense the desk is. */
export default function PreferencesPage() {
  return <PreferencesScreen />
}
