import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CategoriesScreen } from '#components/categories/categories-screen.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('categories'))('title') }
}

/** `/settings/categories`: what conversations are about. The desk has them all anyway. */
export default function CategoriesPage() {
  return <CategoriesScreen />
}
