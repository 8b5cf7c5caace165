import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CategoriesScreen } from '#components/categories/categories-screen.tsx'
import { requireSession } from '#lib/auth/session.ts'
import { allInboxes } from '#lib/inboxes/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('categories'))('title') }
}

/** `/settings/categories`: what conversations are about, and in which inboxes. */
export default async function CategoriesPage() {
  const { db } = await requireSession()
  return <CategoriesScreen inboxes={await allInboxes(db)} />
}
