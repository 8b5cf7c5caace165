import type { AttributeValues } from '#lib/attributes/attribute.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'

/** Makes a company; its id. Reasons: not_permitted, company_name_empty. */
export async function createCompany(db: Supabase, name: string): Promise<Result<string>> {
  const result = await verdict(db.rpc('create_company', { name }))
  return result.ok ? ok((result.value as { id: string }).id) : result
}

/** Reasons: not_permitted, company_not_found, company_name_empty. */
export function renameCompany(db: Supabase, company: string, name: string) {
  return verdict(db.rpc('rename_company', { company, name }))
}

/** Changes attributes; null takes one away. Reasons: not_permitted, company_not_found, attribute_unknown, attribute_invalid. */
export function setCompanyAttributes(db: Supabase, company: string, changes: AttributeValues) {
  return verdict(db.rpc('set_company_attributes', { company, changes }))
}
