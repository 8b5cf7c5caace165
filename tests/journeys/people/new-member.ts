import { randomUUID } from 'node:crypto'
import { password, teams } from '../../support/cast.ts'
import { ask } from './table.ts'

/** An agent of the team «Билеты» made for one journey, whose password may be changed. */
export async function newMember(): Promise<{ email: string; name: string }> {
  const name = `Ольга ${randomUUID().slice(0, 8)}`
  const email = `${randomUUID().slice(0, 8)}@journeys.otklik.test`
  await ask(
    `with person as (
       insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at,
         confirmation_token, recovery_token, raw_app_meta_data)
       values (gen_random_uuid(), 'authenticated', 'authenticated', $1,
         extensions.crypt($2, extensions.gen_salt('bf', 4)), now(), '', '',
         '{"provider": "email", "providers": ["email"]}')
       returning id
     ), hired as (
       insert into public.members (id, role_id, name, email)
       select p.id, r.id, $3, $1 from person p, public.roles r where r.key = 'agent' returning id
     ), sending as (
       insert into public.member_preferences (member_id, preferences)
       select id, '{"undoSendSeconds": 0}' from hired
     ), identified as (
       insert into auth.identities (id, provider, provider_id, user_id, identity_data)
       select id, 'email', id::text, id, jsonb_build_object('sub', id, 'email', $1::text) from person
     )
     insert into public.team_members (team_id, member_id) select $4, id from hired`,
    [email, password, name, teams.tickets],
  )
  return { email, name }
}
