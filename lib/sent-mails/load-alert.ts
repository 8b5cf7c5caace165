import type { LoadAlertLetter } from '#lib/email/templates/load-alert.ts'
import type { Sql } from '#lib/queue/database.ts'

export type DueAlert = { key: string; address: string; letter: Omit<LoadAlertLetter, 'url'> }

/**
 * The mails about an alert that nobody has sent yet: one to each supervisor whose scope holds the team.
 * None where the alert was cleared meanwhile.
 */
export async function dueAlertMails(sql: Sql, alert: string): Promise<DueAlert[]> {
  const rows = await sql<Omit<LoadAlertLetter, 'url'> & { key: string; address: string }>(due, [
    alert,
  ])
  return rows.map(({ key, address, ...letter }) => ({ key, address, letter }))
}

/** Claims one of them. False where somebody else sends it, or has. */
export async function claimAlertMail(sql: Sql, { key, address }: DueAlert): Promise<boolean> {
  const mine = await sql(
    `insert into public.sent_mails as s (key, recipient) values ($1, $2)
     on conflict (key) do update set claimed_at = now()
       where s.sent_at is null and s.claimed_at <= now() - interval '120 seconds'
     returning s.key`,
    [key, address],
  )
  return mine.length > 0
}

const due = `
  select 'alert:' || a.id || ':' || m.id as key, m.email::text as address, m.locale, m.name as "memberName",
    w.name as workspace, t.name as team, a.kind, a.value, a.threshold
  from public.load_alerts a
  join public.teams t on t.id = a.team_id
  join public.members m on m.deactivated_at is null
  join public.roles r on r.id = m.role_id and 'read_load' = any (r.permissions)
  cross join public.workspace w
  where a.id = $1 and a.cleared_at is null
    and (r.scope = 'all' or exists (select from public.team_members x where x.member_id = m.id and x.team_id = t.id))
    and not exists (select from public.sent_mails s where s.key = 'alert:' || a.id || ':' || m.id and s.sent_at is not null)
  order by m.id`
