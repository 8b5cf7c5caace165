import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TagsScreen } from '#components/tags/tags-screen.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tags'))('title') }
}

/** `/settings/tags`: the words on conversations. The desk has them all anyway. */
export default function TagsPage() {
  return <TagsScreen />
}
