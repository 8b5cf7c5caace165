import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MacrosScreen } from '#components/macros/macros-screen.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('macros'))('title') }
}

/** `/settings/macros`: prepared answers, one's own and those that are shared. */
export default function MacrosPage() {
  return <MacrosScreen />
}
