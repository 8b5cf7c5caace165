import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { CompanyScreen } from '#components/companies/company-screen.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { companyById } from '#lib/companies/queries.ts'
import { isId } from '#lib/kernel/id.ts'

type Props = PageProps<'/companies/[id]'>

const found = cache(async (id: string) => {
  const { db } = await requireSession()
  return isId(id) ? await companyById(db, id).catch(nullForStrangers) : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const company = await found((await params).id)
  return company ? { title: company.name } : {}
}

/** `/companies/<id>`: a customer's employer, its people and its conversations. */
export default async function CompanyPage({ params }: Props) {
  const company = await found((await params).id)
  if (!company) notFound()
  return (
    <main className="flex min-w-0 flex-1">
      <CompanyScreen initial={company} />
    </main>
  )
}
