import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InboxList } from '#components/inboxes/inbox-list.tsx'
import { requireSession } from '#lib/auth/session.ts'
import { allInboxes } from '#lib/inboxes/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inboxes'))('title') }
}

/** `/settings/inboxes`: where conversations arrive. */
export default async function InboxesPage() {
  const { db } = await requireSession()
  return <InboxList initial={await allInboxes(db)} />
}
