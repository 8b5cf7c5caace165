import type { AttributeValues } from '#lib/attributes/attribute.ts'
import { firstName, type Values, type Variable } from './variables.ts'

/** What the variables of macros speak of. */
export type Facts = {
  contact: {
    name: string | null
    email: string | null
    phone: string | null
    attributes: AttributeValues
  }
  company: { name: string; attributes: AttributeValues } | null
  agent: { name: string }
  conversation: {
    number: number
    category: string | null
    team: string | null
    attributes: AttributeValues
  }
}

/**
 * The values of all variables.
 *
 * @param known keys of attributes that there are, `contact.plan`: a variable of one without a value is
 *   missing, and not unknown
 */
export function valuesOf(facts: Facts, known: readonly string[]): Values {
  const { contact, company, agent, conversation } = facts
  const values: Record<Variable, string | null> = {
    'contact.first_name': firstName(contact.name),
    'contact.name': contact.name,
    'contact.email': contact.email,
    'contact.phone': contact.phone,
    'agent.first_name': firstName(agent.name),
    'agent.name': agent.name,
    'company.name': company?.name ?? null,
    'conversation.number': String(conversation.number),
    'conversation.category': conversation.category,
    'conversation.team': conversation.team,
  }
  const nothing = known.map((key) => [key.replace('.', '.attributes.'), null] as const)
  return {
    ...Object.fromEntries(nothing),
    ...attributesOf('contact', contact.attributes),
    ...attributesOf('company', company?.attributes ?? {}),
    ...attributesOf('conversation', conversation.attributes),
    ...values,
  }
}

function attributesOf(subject: string, attributes: AttributeValues): Values {
  const pairs = Object.entries(attributes).map(
    ([key, value]) =>
      [`${subject}.attributes.${key}`, value === null ? null : String(value)] as const,
  )
  return Object.fromEntries(pairs)
}
