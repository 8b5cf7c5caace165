import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SearchScreen } from '#components/search/search-screen.tsx'
import { parseSearch } from '#lib/search/search-place.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('search'))('title') }
}

/** `/search?q=…`: everything one may see, by words, names, addresses and numbers. */
export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const said = await searchParams
  const one = (name: string) => {
    const value = said[name]
    return (Array.isArray(value) ? value[0] : value) ?? null
  }
  return (
    <main className="flex min-w-0 flex-1">
      <SearchScreen initial={parseSearch({ get: one })} />
    </main>
  )
}
