import type { Handler } from '../handler.ts'

/** Customers of a team whose place in the queue changed hear of it; so do its supervisors. */
export const tellPlaces: Handler<'routing/tell-places'> = async ({ team_id }, { database }) => {
  const [row] = await database.sql<{ told: number }>('select private.tell_places($1) as told', [
    team_id,
  ])
  return `${row?.told ?? 0} told`
}
