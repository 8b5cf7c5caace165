'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { AttributeDefinition, AttributeSubject, AttributeValues } from './attribute.ts'
import { createAttribute, setConversationAttributes, updateAttribute } from './commands.ts'
import { attributeDefinitions, conversationAttributes } from './queries.ts'

/** Milliseconds the definitions are good for: they seldom change and are not broadcast. */
const goodFor = 300_000
const definitionsKey = ['attribute-definitions'] as const

/** Every attribute there is; `undefined` until it is known. */
export function useAttributeDefinitions(db: Supabase, initial?: AttributeDefinition[]) {
  const { data } = useQuery({
    queryKey: definitionsKey,
    queryFn: () => attributeDefinitions(db),
    staleTime: goodFor,
    initialData: initial,
  })
  return data
}

/** Attributes that are in use, of one kind. */
export function useAttributesOf(db: Supabase, subject: AttributeSubject) {
  return useAttributeDefinitions(db)?.filter(
    (definition) => definition.subject === subject && !definition.isArchived,
  )
}

/**
 * Attributes of a conversation.
 *
 * @param asOf position of the event that last changed them
 */
export function useConversationAttributes(db: Supabase, id: string, asOf: number) {
  return useQuery({
    queryKey: ['conversation-attributes', id, asOf],
    queryFn: () => conversationAttributes(db, id),
    staleTime: Infinity,
    placeholderData: (before) => before,
  })
}

/** Gives `set(changes)` for a conversation; null takes a value away. */
export function useSetConversationAttributes(db: Supabase, id: string) {
  const client = useQueryClient()
  return async (changes: AttributeValues) => {
    const result = await setConversationAttributes(db, id, changes)
    // The event that says so may come later than the answer.
    if (result.ok) await client.invalidateQueries({ queryKey: ['conversation-attributes', id] })
    return result
  }
}

/** Makes and changes definitions; what shows them asks again. */
export function useAttributeVerbs(db: Supabase) {
  const client = useQueryClient()
  const forget = () => client.invalidateQueries({ queryKey: definitionsKey })
  return {
    create: async (attribute: Parameters<typeof createAttribute>[1]) => {
      const result = await createAttribute(db, attribute)
      if (result.ok) await forget()
      return result
    },
    update: async (attribute: Parameters<typeof updateAttribute>[1]) => {
      const result = await updateAttribute(db, attribute)
      if (result.ok) await forget()
      return result
    },
  }
}
