import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ContactScreen } from '#components/contacts/contact-screen.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { contactById } from '#lib/contacts/queries.ts'
import { isId } from '#lib/kernel/id.ts'

type Props = PageProps<'/contacts/[id]'>

const found = cache(async (id: string) => {
  const { db } = await requireSession()
  return isId(id) ? await contactById(db, id).catch(nullForStrangers) : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const contact = await found((await params).id)
  return { title: contact?.name ?? (await getTranslations('details'))('visitor') }
}

/** `/contacts/<id>`: a person whole, by any of its contacts. */
export default async function ContactPage({ params }: Props) {
  const contact = await found((await params).id)
  if (!contact) notFound()
  return (
    <main className="flex min-w-0 flex-1">
      <ContactScreen initial={contact} />
    </main>
  )
}
