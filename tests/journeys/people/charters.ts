import { ask } from './table.ts'

/* A team of its own for the balancer: whatever the other journeys leave open is none of its work. */

const team = '0b000000-0000-4000-8000-0000000000c1'
const category = '0c000000-0000-4000-8000-0000000000c1'

/** What customers choose to reach it. */
export const charters = 'Чартеры'

/** Makes the team, with these members, each for one of its conversations at a time, and gives it nothing yet: all are away. */
export async function openCharters(members: { id: string }[]): Promise<void> {
  const ids = members.map(({ id }) => id)
  await ask(
    `insert into public.teams (id, name, routing) values ($1, $2, 'balanced') on conflict do nothing`,
    [team, charters],
  )
  await ask(
    `insert into public.categories (id, key, names, team_id, sort_order)
     values ($1, 'charters', jsonb_build_object('ru', $3::text, 'en', 'Charters'), $2, 9) on conflict do nothing`,
    [category, team, charters],
  )
  await ask(`update public.members set availability = 'away', capacity = 400 where id = any ($1)`, [
    ids,
  ])
  await ask(
    `insert into public.team_members (team_id, member_id, is_primary, capacity)
     select $1, m, true, 1 from unnest($2::uuid[]) m on conflict do nothing`,
    [team, ids],
  )
}

/** It works from nine to noon by Moscow's clocks, and today is a holiday. */
export async function closeUntilTomorrow(): Promise<void> {
  await ask(
    `insert into public.team_hours (team_id, weekday, opens, closes)
     select $1, day, '09:00', '12:00' from generate_series(1, 7) day on conflict do nothing`,
    [team],
  )
  await ask(
    `insert into public.team_holidays (team_id, day)
     values ($1, (now() at time zone 'Europe/Moscow')::date) on conflict do nothing`,
    [team],
  )
}
