import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CompaniesScreen } from '#components/companies/companies-screen.tsx'
import { requireSession } from '#lib/auth/session.ts'
import { companiesPage } from '#lib/companies/company-list.ts'
import { parseCompanies } from '#lib/companies/company-place.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('peopleLists'))('companies.title') }
}

/** `/companies?q=…`: the customers' employers; `?new` makes one. */
export default async function CompaniesPage({ searchParams }: PageProps<'/companies'>) {
  const said = await searchParams
  const one = (name: string) => {
    const value = said[name]
    return (Array.isArray(value) ? value[0] : value) ?? null
  }
  const { db } = await requireSession()
  const place = parseCompanies({ get: one })
  const page = await companiesPage(db, place, null)
  return (
    <main className="flex min-w-0 flex-1">
      <CompaniesScreen
        key={said.new === undefined ? 'list' : 'new'}
        initial={{ place, page }}
        isNew={said.new !== undefined}
      />
    </main>
  )
}
