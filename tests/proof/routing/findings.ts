import type pg from 'pg'

/** What the events say about a drain. */
export type Findings = {
  /** Conversations that found an agent. */
  given: number
  /** Given more than once. */
  doubled: number
  /** Given to somebody who had as much as fits, by counting the events one after the other. */
  overCapacity: number
  /** Given to somebody who does not handle the category or is not in the team. */
  unfit: number
  /** Given before one of the same team, category and priority that had waited longer. */
  inverted: number
  /** Loads that are not the number of open conversations. */
  miscounted: number
  /** Most less fewest open among agents who could have taken the same and had room. */
  spread: number
}

const given = `
  given as (
    select e.conversation_id, (e.payload ->> 'member_id')::uuid as member_id, e.occurred_at, c.team_id, c.category_id, c.priority, c.waiting_since,
      row_number() over (partition by e.payload ->> 'member_id' order by e.occurred_at, e.conversation_id) as so_many
    from public.conversation_events e join public.conversations c on c.id = e.conversation_id
    where e.type = 'conversation_assigned' and c.contact_name like 'Customer %')`

const questions: Record<keyof Findings, string> = {
  given: `with ${given} select count(distinct conversation_id)::int from given`,
  doubled: `with ${given} select count(*)::int from (select from given group by conversation_id having count(*) > 1) d`,
  overCapacity: `with ${given} select count(*)::int from given g join public.members m on m.id = g.member_id where g.so_many > m.capacity`,
  unfit: `with ${given} select count(*)::int from given g
    where not exists (select from public.team_members t where t.team_id = g.team_id and t.member_id = g.member_id)
      or (exists (select from public.member_categories h where h.member_id = g.member_id)
        and not exists (select from public.member_categories h where h.member_id = g.member_id and h.category_id = g.category_id))`,
  inverted: `with ${given}, ordered as (
      select waiting_since < lag(waiting_since) over (partition by team_id, category_id, priority order by occurred_at) as is_inverted from given)
    select count(*) filter (where is_inverted)::int from ordered`,
  miscounted: `select count(*)::int from private.member_loads l
    where l.open_count <> (select count(*) from public.conversations c where c.assignee_id = l.member_id and c.status = 'open')`,
  // The same: the same team alone, the same skills, no limit of its own there.
  spread: `with alike as (
      select t.team_id, coalesce((select string_agg(h.category_id::text, ' ' order by h.category_id) from public.member_categories h where h.member_id = m.id), '') as skills,
        l.open_count, m.capacity
      from public.members m join private.member_loads l on l.member_id = m.id join public.team_members t on t.member_id = m.id and t.capacity is null
      where m.name like 'Agent %' and not exists (select from public.team_members o where o.member_id = m.id and o.team_id <> t.team_id))
    select coalesce(max(spread), 0)::int from (
      select max(open_count) - min(open_count) filter (where open_count < capacity) as spread from alike group by team_id, skills) s`,
}

export async function findings(client: pg.Client): Promise<Findings> {
  const found: Partial<Findings> = {}
  for (const [name, question] of Object.entries(questions)) {
    const { rows } = await client.query({ text: question, rowMode: 'array' })
    found[name as keyof Findings] = Number((rows[0] as unknown[])[0])
  }
  return found as Findings
}
