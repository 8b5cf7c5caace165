import { createHash, randomInt, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'

/** A user as GoTrue's admin API shows one. */
export type AuthUser = { id: string; email?: string; [field: string]: unknown }

/** What the admin API may say about a user; GoTrue's names. An absent field stays as it is. */
export type UserChange = {
  id?: string
  email?: string
  password?: string
  email_confirm?: boolean
  user_metadata?: object
  app_metadata?: object
  role?: string
  /** `none`, or a duration as Go writes it: `24h`, `90m`. */
  ban_duration?: string
}

const shown = `
  json_strip_nulls(json_build_object(
    'id', u.id, 'aud', u.aud, 'role', u.role, 'email', coalesce(u.email, ''), 'phone', coalesce(u.phone, ''),
    'email_confirmed_at', u.email_confirmed_at, 'confirmed_at', u.confirmed_at, 'invited_at', u.invited_at,
    'last_sign_in_at', u.last_sign_in_at, 'banned_until', u.banned_until, 'new_email', u.email_change,
    'app_metadata', u.raw_app_meta_data, 'user_metadata', u.raw_user_meta_data,
    'identities', coalesce((
      select json_agg(json_build_object(
        'identity_id', i.id, 'id', i.provider_id, 'user_id', i.user_id, 'identity_data', i.identity_data,
        'provider', i.provider, 'last_sign_in_at', i.last_sign_in_at, 'created_at', i.created_at,
        'updated_at', i.updated_at, 'email', i.email) order by i.created_at)
      from auth.identities i where i.user_id = u.id), '[]'),
    'created_at', u.created_at, 'updated_at', u.updated_at, 'is_anonymous', u.is_anonymous
  )) as shown`

const found = (condition: string) => `select ${shown} from auth.users u where ${condition}`

/** bcrypt inside Postgres: in JavaScript it would hold up every other request for 60 ms. */
const hashed = (parameter: string) =>
  `extensions.crypt(${parameter}, extensions.gen_salt('bf', 10))`

/** Auth's users, for those who hold the secret key. */
export class AuthUsers {
  readonly pool: Pool

  constructor(pool: Pool) {
    this.pool = pool
  }

  async byId(id: string): Promise<AuthUser | undefined> {
    return this.one(found('u.id = $1'), [id])
  }

  async byEmail(email: string): Promise<AuthUser | undefined> {
    return this.one(found('u.email = lower($1)'), [email])
  }

  async page(page: number, perPage: number): Promise<{ users: AuthUser[]; total: number }> {
    const { rows } = await this.pool.query<{ shown: AuthUser }>(
      `${found('true')} order by u.created_at, u.id limit $1 offset $2`,
      [perPage, (page - 1) * perPage],
    )
    const { rows: counted } = await this.pool.query<{ total: string }>(
      'select count(*) as total from auth.users',
    )
    return { users: rows.map((row) => row.shown), total: Number(counted[0]?.total) }
  }

  /** Throws Postgres's 23505 when the address or the id is taken. */
  async create(wanted: UserChange): Promise<AuthUser> {
    const id = wanted.id ?? randomUUID()
    await this.pool.query(
      `with made as (
         insert into auth.users (id, email, encrypted_password, email_confirmed_at, role, raw_app_meta_data, raw_user_meta_data)
         values ($1, lower($2), case when $3::text is not null then ${hashed('$3')} end,
           case when $4 then now() end, coalesce($5, 'authenticated'),
           '{"provider": "email", "providers": ["email"]}'::jsonb || $6::jsonb,
           jsonb_build_object('email_verified', $4::boolean) || $7::jsonb)
         returning id, email
       )
       insert into auth.identities (id, provider, provider_id, user_id, identity_data)
       select gen_random_uuid(), 'email', id::text, id,
         jsonb_build_object('sub', id, 'email', email, 'email_verified', $4::boolean, 'phone_verified', false)
       from made`,
      [
        id,
        wanted.email,
        wanted.password ?? null,
        wanted.email_confirm ?? false,
        wanted.role ?? null,
        JSON.stringify(wanted.app_metadata ?? {}),
        JSON.stringify(wanted.user_metadata ?? {}),
      ],
    )
    if (wanted.ban_duration) await this.ban(id, wanted.ban_duration)
    const made = await this.byId(id)
    if (!made) throw new Error(`user ${id} is gone again`)
    return made
  }

  /** Metadata is merged key by key, null removes a key, as GoTrue does. */
  async change(id: string, wanted: UserChange): Promise<AuthUser | undefined> {
    await this.pool.query(
      `update auth.users set
         email = coalesce(lower($2), email),
         encrypted_password = case when $3::text is not null then ${hashed('$3')} else encrypted_password end,
         email_confirmed_at = case when $4 then coalesce(email_confirmed_at, now()) else email_confirmed_at end,
         role = coalesce($5, role),
         raw_app_meta_data = jsonb_strip_nulls(raw_app_meta_data || $6::jsonb),
         raw_user_meta_data = jsonb_strip_nulls(raw_user_meta_data || $7::jsonb),
         updated_at = now()
       where id = $1`,
      [
        id,
        wanted.email ?? null,
        wanted.password ?? null,
        wanted.email_confirm ?? false,
        wanted.role ?? null,
        JSON.stringify(wanted.app_metadata ?? {}),
        JSON.stringify(wanted.user_metadata ?? {}),
      ],
    )
    if (wanted.email)
      await this.pool.query(
        `update auth.identities set identity_data = identity_data || jsonb_build_object('email', lower($2::text))
         where user_id = $1 and provider = 'email'`,
        [id, wanted.email],
      )
    if (wanted.ban_duration) await this.ban(id, wanted.ban_duration)
    return this.byId(id)
  }

  async remove(id: string): Promise<void> {
    await this.pool.query('delete from auth.users where id = $1', [id])
  }

  /** True while nobody may sign in as this user. */
  async isBanned(id: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'select from auth.users where id = $1 and banned_until > now()',
      [id],
    )
    return (rowCount ?? 0) > 0
  }

  /** Ends every session: the access tokens of a banned user must not outlive the ban's beginning. */
  async endSessions(id: string): Promise<void> {
    await this.pool.query('delete from auth.sessions where user_id = $1', [id])
  }

  async endSession(session: string): Promise<void> {
    await this.pool.query('delete from auth.sessions where id = $1', [session])
  }

  /** A one-time code and its hash, stored where lite's verify looks for this kind of link. */
  async issueCode(
    user: AuthUser,
    column: 'recovery' | 'confirmation',
  ): Promise<{ code: string; hash: string }> {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const hash = createHash('sha256').update(`${user.email}${code}`).digest('hex')
    await this.pool.query(
      `update auth.users set ${column}_token = $2, ${column}_sent_at = now() where id = $1`,
      [user.id, hash],
    )
    return { code, hash }
  }

  async markInvited(id: string): Promise<void> {
    await this.pool.query('update auth.users set invited_at = now() where id = $1', [id])
  }

  private async ban(id: string, duration: string): Promise<void> {
    const lasts = duration === 'none' ? null : goDuration(duration)
    await this.pool.query(
      `update auth.users set banned_until = now() + make_interval(secs => $2) where id = $1`,
      [id, lasts],
    )
    if (lasts) await this.endSessions(id)
  }

  private async one(sql: string, values: unknown[]): Promise<AuthUser | undefined> {
    const { rows } = await this.pool.query<{ shown: AuthUser }>(sql, values)
    return rows[0]?.shown
  }
}

/** `1h30m` in seconds. */
function goDuration(text: string): number {
  const unit: Record<string, number> = { h: 3600, m: 60, s: 1, ms: 0.001 }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)]
  if (parts.map(([part]) => part).join('') !== text || parts.length === 0)
    throw new TypeError(`invalid format for ban duration: time: invalid duration "${text}"`)
  return parts.reduce((sum, [, amount, name]) => sum + Number(amount) * (unit[name ?? 's'] ?? 1), 0)
}
