import type { Handler } from '../handler.ts'

/** Wakes a conversation whose time has come; one that woke before, or was snoozed anew, is left alone. */
export const wake: Handler<'snooze/wake'> = async ({ conversation_id }, { database }) => {
  const [row] = await database.sql<{ outcome: string }>(
    'select private.wake_when_due($1) as outcome',
    [conversation_id],
  )
  return row?.outcome ?? 'gone'
}
