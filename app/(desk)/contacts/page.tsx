import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ContactsScreen } from '#components/contacts/contacts-screen.tsx'
import { requireSession } from '#lib/auth/session.ts'
import { contactsPage } from '#lib/contacts/contact-list.ts'
import { parseContacts } from '#lib/contacts/contact-place.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('peopleLists'))('contacts.title') }
}

/** `/contacts?q=…`: everybody whom one may see; `?new` writes somebody in. */
export default async function ContactsPage({ searchParams }: PageProps<'/contacts'>) {
  const said = await searchParams
  const one = (name: string) => {
    const value = said[name]
    return (Array.isArray(value) ? value[0] : value) ?? null
  }
  const { db } = await requireSession()
  const place = parseContacts({ get: one })
  const page = await contactsPage(db, place, null)
  return (
    <main className="flex min-w-0 flex-1">
      <ContactsScreen
        // Asked for again from the palette, it opens again.
        key={said.new === undefined ? 'list' : 'new'}
        initial={{ place, page }}
        isNew={said.new !== undefined}
      />
    </main>
  )
}
