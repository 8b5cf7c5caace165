import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { contacts, maria, mariasSessions } from './contacts.ts'
import { conversations } from './conversations.ts'
import { converse } from './converse.ts'
import { idOf } from './ids.ts'
import {
  avatarOf,
  categoryId,
  inboxId,
  invitations,
  macros,
  roleId,
  savedViews,
  spareRole,
  tagId,
  teamIds,
  traps,
} from './places.ts'
import { boris, builtIn, memberNamed, members, vera } from './members.ts'
import { authSession, viewingId, viewings, type Viewing } from './who.ts'
import { inboxSecret, mail } from './words.ts'

/** Puts the world of the proof into a database that has the product's schema and nobody in it. */
export async function buildWorld(client: pg.Client): Promise<void> {
  const sql = (text: string, values: unknown[] = []) => client.query(text, values)
  for (const page of ['attempts.sql', 'losing-sight.sql']) {
    await sql(readFileSync(join(import.meta.dirname, '../matrix', page), 'utf8'))
  }
  await sql('begin')
  await sql(`select set_config('otklik.quiet', 'on', true)`)
  await placePeople(sql)
  for (const conversation of conversations) await converse(client, conversation)
  // Now that everybody has said what they had to say, everything is put where it belongs.
  for (const c of conversations) {
    await sql(
      `update public.conversations set team_id = $2, assignee_id = $3, status = $4,
         closed_at = case $4 when 'closed' then now() end,
         snoozed_until = case $4 when 'snoozed' then now() + interval '1 day' end
       where id = $1`,
      [c.id, c.team && teamIds[c.team], c.assignee?.id ?? null, c.status],
    )
  }
  await sql(
    `insert into public.ratings (conversation_id, closing, inbox_id, score) select id, 1, inbox_id, 5 from public.conversations`,
  )
  const deactivated = members.filter((member) => !member.isActive).map((member) => member.id)
  await sql('alter table public.members disable trigger user')
  await sql('update public.members set deactivated_at = now() where id = any ($1)', [deactivated])
  await sql('alter table public.members enable trigger user')
  await sql(`update public.contacts set blocked_at = now() where id = any ($1)`, [
    contacts.filter((contact) => contact.isBlocked).map((contact) => contact.id),
  ])
  await sql('delete from realtime.messages')
  await sql('commit')
}

type Sql = (text: string, values?: unknown[]) => Promise<unknown>

async function placePeople(sql: Sql) {
  for (const [name, id] of Object.entries(teamIds)) {
    await sql('insert into public.teams (id, name) values ($1, $2)', [id, name])
  }
  const roles = new Map(members.map((member) => [member.role, member]))
  for (const [name, role] of roles) {
    if (name in builtIn) continue
    await sql(
      `insert into public.roles (id, key, name, scope, sees_unassigned, permissions) values ($1, $2, $3, $4, $5, $6)`,
      [
        roleId(name),
        `r_${idOf(name).slice(0, 8)}`,
        name,
        role.scope,
        role.seesUnassigned,
        role.permissions,
      ],
    )
  }
  const accounts = members.map((member) => ({ id: member.id, name: member.name }))
  for (const { id, name } of [...accounts, { id: idOf('account/stranger'), name: 'stranger' }]) {
    await sql(
      `insert into auth.users (id, aud, role, email, email_confirmed_at, confirmation_token, recovery_token)
       values ($1, 'authenticated', 'authenticated', $2, now(), '', '')`,
      [id, `${name.replaceAll(/[^a-z]/g, '.')}@proof.test`],
    )
  }
  for (const member of members) {
    await sql(
      `insert into public.members (id, role_id, name, email, availability, capacity)
       select $1, r.id, $2, u.email, 'away', 500 from public.roles r, auth.users u
       where u.id = $1 and r.name = $3 or u.id = $1 and r.is_built_in and r.key = $3`,
      [member.id, member.name, member.role],
    )
    for (const team of member.teams) {
      await sql('insert into public.team_members (team_id, member_id) values ($1, $2)', [
        teamIds[team],
        member.id,
      ])
    }
  }
  for (const member of members) {
    await sql('insert into auth.sessions (id, user_id) values ($1, $2)', [
      authSession(member),
      member.id,
    ])
  }
  await sql(
    `insert into public.inboxes (id, name, channel, key, team_id) values ($1, 'Site', 'widget', 'proof', $2)`,
    [inboxId, teamIds.tickets],
  )
  await sql('update private.inbox_secrets set identity_secret = $1', [
    `${inboxSecret}-${'x'.repeat(32)}`,
  ])
  await sql(
    `insert into public.categories (id, key, names, team_id) values ($1, 'tickets', '{"ru": "Билеты", "en": "Tickets"}', $2)`,
    [categoryId, teamIds.tickets],
  )
  await sql(`insert into public.tags (id, name) values ($1, 'Tag')`, [tagId])
  for (const { id, audience, owner } of savedViews) {
    await sql(
      `insert into public.saved_views (id, name, audience, owner_id, team_id, filters)
       values ($1, 'Kept', $2, $3, $4, '{"view": "all"}')`,
      [id, audience, owner.id, audience === 'team' ? teamIds.tickets : null],
    )
  }
  for (const company of ['northwind', 'alpha']) {
    await sql('insert into public.companies (id, name) values ($1, $2)', [
      idOf(`company/${company}`),
      company,
    ])
  }
  for (const contact of contacts) {
    await sql(
      'insert into public.contacts (id, company_id, name, email, created_by) values ($1, $2, $3, $4, $5)',
      [
        contact.id,
        contact.company && idOf(`company/${contact.company}`),
        contact.name,
        `${mail(contact)}@proof.test`,
        contact.writtenBy,
      ],
    )
    await sql(
      `insert into public.contact_identities (id, contact_id, inbox_id, channel, external_id, verified_at) values ($1, $1, $3, 'widget', $2, now())`,
      [contact.id, `user ${mail(contact)}`, inboxId],
    )
    await session(sql, contact.session, contact.id)
  }
  await session(sql, mariasSessions.revoked, maria.id, 'revoked_at')
  await session(sql, mariasSessions.expired, maria.id, 'expires_at')
  await sql(
    `insert into public.roles (id, key, name, scope, permissions) values ($1, 'spare', 'Spare', 'assigned', '{}')`,
    [spareRole],
  )
  for (const [name, id] of Object.entries(macros)) {
    const team = { 'of the tickets': teamIds.tickets, 'of the hotels': teamIds.hotels }[name]
    const visibility = team ? 'team' : name === 'everyone' ? 'everyone' : 'own'
    await sql(
      `insert into public.macros (id, name, visibility, team_id, owner_id) values ($1, $2, $3, $4, $5)`,
      [id, name, visibility, team ?? null, boris.id],
    )
    await sql(
      `insert into public.macro_files (id, macro_id, name, content_type, bytes, path)
       values ($1::uuid, $1::uuid, 'x.pdf', 'application/pdf', 1, $1::uuid || '/file.pdf')`,
      [id],
    )
  }
  for (const [state, id] of Object.entries(invitations)) {
    await sql(
      `insert into public.invitations (id, email, role_id, invited_by, expires_at, accepted_at, withdrawn_at)
       select $1, $2 || '@invited.test', r.id, $3, $5, $6, $7 from public.roles r where r.key = $4`,
      [
        id,
        state,
        vera.id,
        state === 'big' ? 'superadmin' : 'agent',
        new Date(Date.now() + (state === 'expired' ? -60_000 : 600_000)),
        state === 'accepted' ? new Date() : null,
        state === 'withdrawn' ? new Date() : null,
      ],
    )
  }
  for (const { id, bucket, name } of Object.values(traps)) {
    await sql('insert into storage.objects (id, bucket_id, name) values ($1, $2, $3)', [
      id,
      bucket,
      name,
    ])
  }
  for (const member of members) {
    await sql(`insert into storage.objects (id, bucket_id, name) values ($1, 'avatars', $2)`, [
      avatarOf(member),
      `${member.id}/face.png`,
    ])
  }
  for (const team of Object.values(teamIds)) {
    await sql(
      `with h as (insert into public.team_hours (team_id, weekday, opens, closes) values ($1, 1, '09:00', '18:00')),
         o as (insert into public.team_holidays (team_id, day) values ($1, '2001-01-01')),
         s as (insert into public.load_samples (team_id, sampled_at, waiting, oldest_seconds, assigned, online, open, capacity)
           values ($1, date_trunc('day', now()), 1, 1, 1, 1, 1, 1))
       insert into public.load_alerts (team_id, kind, value, threshold) values ($1, 'queue_length', 2, 1)`,
      [team],
    )
  }
  await sql(
    'insert into public.member_categories (member_id, category_id) select id, $2 from public.members where id = $1',
    [memberNamed('boris').id, categoryId],
  )
  await sql('insert into public.member_presence (member_id) select id from public.members')
  await sql(`insert into public.worker_beats (worker_id) values ('proof')`)
  await sql(`insert into public.sent_mails (key, recipient) values ('proof', 'somebody')`)
  for (const which of Object.keys(viewings) as Viewing[]) {
    const { viewer, viewed } = viewings[which]
    await sql(
      `insert into public.view_as_sessions (id, viewer_id, member_id, started_at, expires_at, ended_at)
       values ($1, $2, $3, now(), now() + $4::interval, $5)`,
      [
        viewingId(which),
        viewer.id,
        viewed.id,
        which === 'expired' ? '-1 minute' : '10 days',
        which === 'ended' ? new Date() : null,
      ],
    )
  }
}

async function session(sql: Sql, id: string, contact: string, ended?: 'revoked_at' | 'expires_at') {
  await sql(
    `insert into public.visitor_sessions (id, contact_id, inbox_id, secret_hash, is_verified, expires_at, revoked_at)
     values ($1, $2, $3, sha256($4), true, $5, $6)`,
    [
      id,
      contact,
      inboxId,
      Buffer.from(id),
      new Date(Date.now() + (ended === 'expires_at' ? -60_000 : 864_000_000)),
      ended === 'revoked_at' ? new Date() : null,
    ],
  )
}
