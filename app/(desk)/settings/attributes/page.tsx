import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AttributesScreen } from '#components/attributes/attributes-screen.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { attributeDefinitions } from '#lib/attributes/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('attributes'))('title') }
}

/** `/settings/attributes`: what else the company keeps of customers, companies and conversations. */
export default async function AttributesPage() {
  const { db } = await requireSession()
  const definitions = await attributeDefinitions(db).catch(nullForStrangers)
  return <AttributesScreen initial={definitions ?? []} />
}
