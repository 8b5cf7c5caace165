import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { InboxEditor } from '#components/inboxes/inbox-editor.tsx'
import { requireSession } from '#lib/auth/session.ts'
import { allInboxes } from '#lib/inboxes/queries.ts'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inboxes'))('title') }
}

/** `/settings/inboxes/<id>`: one inbox and what customers see in it. */
export default async function InboxPage({ params }: Props) {
  const { id } = await params
  const { db } = await requireSession()
  const inboxes = await allInboxes(db)
  if (!inboxes.some((inbox) => inbox.id === id)) notFound()
  return <InboxEditor id={id} initial={inboxes} />
}
