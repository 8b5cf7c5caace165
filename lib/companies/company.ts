import type { AttributeValues } from '#lib/attributes/attribute.ts'

/** A customer's employer. */
export type Company = {
  id: string
  name: string
  /** Its id in the company's back office. */
  externalId: string | null
  attributes: AttributeValues
}

/** Somebody of a company. */
export type CompanyPerson = { id: string; name: string | null; email: string | null }
