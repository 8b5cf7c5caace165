import { withClient } from '../postgres/prepare-database.ts'

/** The password of every member in supabase/seed.sql. */
export const demoPassword = 'otklik-demo-2026'

export type DemoLogin = { email: string; role: string }

/** Members of the demo cast who still have the demo password, one per role. Empty without the cast. */
export async function demoLogins(databaseUrl: string): Promise<DemoLogin[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<DemoLogin>(
      `select distinct on (r.key) m.email, r.key as role
       from public.members m
       join public.roles r on r.id = m.role_id
       join auth.users u on u.id = m.id
       where m.email like '%@demo.otklik.test' and m.deactivated_at is null
         and u.encrypted_password = extensions.crypt($1, u.encrypted_password)
       order by r.key, m.email`,
      [demoPassword],
    )
    return rows
  })
}
