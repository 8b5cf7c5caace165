import type { AttributeValues } from '#lib/attributes/attribute.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Company, CompanyPerson } from './company.ts'

const fewest = 8

/** Rows of a page. */
export const pageSize = 30

/** @throws the Data API's error */
export async function companyById(db: Supabase, id: string): Promise<Company | null> {
  const { data } = await db
    .from('companies')
    .select('id, name, external_id, attributes')
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  return (
    data && {
      id: data.id,
      name: data.name,
      externalId: data.external_id,
      attributes: data.attributes as AttributeValues,
    }
  )
}

/** Companies whose name contains some words; @throws the Data API's error */
export async function companiesLike(
  db: Supabase,
  words: string,
): Promise<Pick<Company, 'id' | 'name'>[]> {
  const like = `%${words.trim().replace(/[%_\\]/g, '\\$&')}%`
  const { data } = await db
    .from('companies')
    .select('id, name')
    .ilike('name', like)
    .order('name')
    .limit(fewest)
    .throwOnError()
  return data
}

/**
 * People of a company that the caller sees, by id after the last one that one has.
 *
 * @throws the Data API's error
 */
export async function peopleOf(
  db: Supabase,
  company: string,
  after: string | null,
): Promise<CompanyPerson[]> {
  let query = db
    .from('contacts')
    .select('id, name, email')
    .eq('company_id', company)
    .is('merged_into_id', null)
    .order('id')
    .limit(pageSize)
  if (after !== null) query = query.gt('id', after)
  const { data } = await query.throwOnError()
  return data
}

/**
 * Names of companies by their id, as far as one may see them.
 *
 * @throws the Data API's error
 */
export async function companyNames(db: Supabase, ids: string[]): Promise<Record<string, string>> {
  const { data } = await db.from('companies').select('id, name').in('id', ids).throwOnError()
  return Object.fromEntries(data.map(({ id, name }) => [id, name]))
}
