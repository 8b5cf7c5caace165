import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { InboxScreen } from '#components/conversations/inbox-screen.tsx'
import type { InitialConversation } from '#components/conversations/open-conversation.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { conversationIdByNumber, listPage } from '#lib/conversations/list-queries.ts'
import { timelinePage } from '#lib/conversations/timeline-queries.ts'
import { parsePlace, type InboxPlace } from '#lib/conversations/view.ts'
import type { Supabase } from '#lib/supabase/browser.ts'

type Props = PageProps<'/inbox/[...place]'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  const place = await placeOf(props)
  return place ? { title: (await getTranslations('desk.view'))(place.view) } : {}
}

/** `/inbox/<view>[/<number>][?team=<id>&<filters>&sort=…]`: the first paint. What follows happens in the browser. */
export default async function InboxPage(props: Props) {
  const place = await placeOf(props)
  if (!place) notFound()
  const { db } = await requireSession()
  const found = await Promise.all([
    // Where a day begins, only the reader's clock knows.
    place.filters?.since || place.filters?.until ? undefined : listPage(db, place),
    place.number === null ? null : openConversation(db, place.number),
  ]).catch(nullForStrangers)
  // The layout says so instead.
  if (!found) return null
  const [list, conversation] = found
  return <InboxScreen initial={{ place, list, conversation }} />
}

async function openConversation(db: Supabase, number: number): Promise<InitialConversation> {
  const id = await conversationIdByNumber(db, number)
  return { number, id, timeline: id === null ? null : await timelinePage(db, id) }
}

async function placeOf({ params, searchParams }: Props): Promise<InboxPlace | null> {
  const [{ place }, search] = await Promise.all([params, searchParams])
  const said = Object.entries(search).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return parsePlace(place, new URLSearchParams(said))
}
