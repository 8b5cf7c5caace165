import type { Supabase } from '#lib/supabase/browser.ts'
import type {
  AttributeDefinition,
  AttributeSubject,
  AttributeType,
  AttributeValues,
} from './attribute.ts'

/**
 * Every attribute there is, archived ones too, in the order they are shown.
 *
 * @throws the Data API's error
 */
export async function attributeDefinitions(db: Supabase): Promise<AttributeDefinition[]> {
  const { data } = await db
    .from('attribute_definitions')
    .select('id, subject, key, names, type, choices, archived_at')
    .order('subject')
    .order('sort_order')
    .throwOnError()
  return data.map((row) => ({
    id: row.id,
    subject: row.subject as AttributeSubject,
    key: row.key,
    names: row.names as AttributeDefinition['names'],
    type: row.type as AttributeType,
    choices: row.choices,
    isArchived: row.archived_at !== null,
  }))
}

/** @throws the Data API's error */
export async function conversationAttributes(db: Supabase, id: string): Promise<AttributeValues> {
  const { data } = await db
    .from('conversations')
    .select('attributes')
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  return (data?.attributes ?? {}) as AttributeValues
}
