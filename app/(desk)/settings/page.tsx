import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SettingsOverview } from '#components/settings/settings-overview.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

/** `/settings`: what there is to set. */
export default function SettingsIndexPage() {
  return <SettingsOverview />
}
