import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { InboxEditor } from '#components/inboxes/inbox-editor.tsx'
import { requireSession } from '#lib/auth/session.ts'
import { inboxPartIn } from '#lib/inboxes/inbox-part.ts'
import { allInboxes, widgetSettings } from '#lib/inboxes/queries.ts'
import { env } from '#lib/kernel/env.ts'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ part?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inboxes'))('title') }
}

/** `/settings/inboxes/<id>?part=looks`: one inbox and what customers see in it. */
export default async function InboxPage({ params, searchParams }: Props) {
  const [{ id }, { part }, { db }] = await Promise.all([params, searchParams, requireSession()])
  const inboxes = await allInboxes(db)
  if (!inboxes.some((inbox) => inbox.id === id)) notFound()
  return (
    <InboxEditor
      id={id}
      initial={inboxes}
      settings={await widgetSettings(db, id)}
      part={inboxPartIn(part)}
      deskUrl={env('APP_URL')}
    />
  )
}
