'use client'

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AttributeValues } from '#lib/attributes/attribute.ts'
import { forgetContacts } from '#lib/contacts/use-contact.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { createCompany, renameCompany, setCompanyAttributes } from './commands.ts'
import type { Company } from './company.ts'
import { companiesLike, companyById, pageSize, peopleOf } from './queries.ts'

export function useCompany(db: Supabase, id: string, initial?: Company) {
  return useQuery({
    queryKey: ['company', id],
    queryFn: () => companyById(db, id),
    initialData: initial,
    staleTime: 60_000,
  })
}

/** Companies to choose from, by words in their names. */
export function useCompaniesLike(db: Supabase, words: string) {
  return useQuery({
    queryKey: ['companies-like', words],
    queryFn: () => companiesLike(db, words),
    placeholderData: (before) => before,
  })
}

/** Its people, page by page. */
export function usePeopleOf(db: Supabase, company: string) {
  return useInfiniteQuery({
    queryKey: ['company', company, 'people'],
    queryFn: ({ pageParam }) => peopleOf(db, company, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)!.id),
  })
}

/** Makes and changes companies; what shows them, or people of them, asks again. */
export function useCompanyVerbs(db: Supabase) {
  const client = useQueryClient()
  const afterwards = async <Value>(verb: Promise<Result<Value>>) => {
    const result = await verb
    if (result.ok) {
      await client.invalidateQueries({ queryKey: ['company'] })
      await forgetContacts(client)
    }
    return result
  }
  return {
    create: (name: string) => createCompany(db, name),
    rename: (company: string, name: string) => afterwards(renameCompany(db, company, name)),
    setAttributes: (company: string, changes: AttributeValues) =>
      afterwards(setCompanyAttributes(db, company, changes)),
  }
}
