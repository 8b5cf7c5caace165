import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { AttributeDefinition, AttributeValues } from './attribute.ts'

/** Reasons: not_permitted, attribute_key_invalid, attribute_key_taken, attribute_name_empty, attribute_choices_empty, too_many_attributes. */
export function createAttribute(
  db: Supabase,
  attribute: Omit<AttributeDefinition, 'id' | 'isArchived'>,
) {
  return verdict(db.rpc('create_attribute', attribute))
}

/** Reasons: not_permitted, attribute_unknown, attribute_name_empty, attribute_choices_empty. */
export function updateAttribute(
  db: Supabase,
  { id, names, choices, isArchived }: Omit<AttributeDefinition, 'subject' | 'key' | 'type'>,
) {
  return verdict(
    db.rpc('update_attribute', { attribute: id, names, choices, archived: isArchived }),
  )
}

/** Changes attributes of a conversation; null takes one away. Reasons: not_permitted, conversation_not_found, attribute_unknown, attribute_invalid. */
export function setConversationAttributes(
  db: Supabase,
  conversation: string,
  changes: AttributeValues,
) {
  return verdict(db.rpc('set_conversation_attributes', { conversation, changes }))
}
