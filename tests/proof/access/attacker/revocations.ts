import { randomUUID } from 'node:crypto'
import { darya } from '../../../support/cast.ts'
import { as, mint, request, type Ground } from '../ground.ts'
import { makeVictim, verasClaims, type Standing, type Victim } from './victim.ts'

/** One way of losing sight: where one stood before, and what takes it away. Resolves after the commit. */
export type Revocation = {
  kind: string
  standing: Standing
  /** Moves the names of everything at once: such ones run among themselves, or they would cover for others. */
  movesEverything: boolean
  prepare?: (ground: Ground, victim: Victim) => Promise<Victim>
  revoke: (ground: Ground, victim: Victim) => Promise<void>
}

const verb = (ground: Ground, text: string, ...values: unknown[]) =>
  as(ground, verasClaims, `select public.${text}`, values)

export const revocations: Revocation[] = [
  {
    kind: 'team removal',
    standing: { scope: 'teams', relation: 'team' },
    movesEverything: false,
    revoke: (ground, { team }) => verb(ground, `set_team_members($1, '{}')`, team),
  },
  {
    kind: 'reassigned',
    standing: { scope: 'assigned', relation: 'assignee' },
    movesEverything: false,
    revoke: (ground, { conversation }) =>
      verb(ground, 'assign_conversation($1, $2)', conversation, darya.id),
  },
  {
    kind: 'mention taken back',
    standing: { scope: 'assigned', relation: 'mentioned' },
    movesEverything: false,
    revoke: (ground, { conversation, id }) =>
      verb(ground, 'withdraw_mention($1, $2)', conversation, id),
  },
  {
    kind: 'customer signed out',
    standing: { scope: 'assigned', relation: 'customer' },
    movesEverything: false,
    revoke: (ground, { customer }) => verb(ground, 'end_visitor_session($1)', customer.session),
  },
  {
    kind: 'customer blocked',
    standing: { scope: 'assigned', relation: 'customer' },
    movesEverything: false,
    revoke: async ({ pool }, { id }) => {
      await pool.query('update public.contacts set blocked_at = now() where id = $1', [id])
    },
  },
  {
    kind: 'signed out everywhere',
    standing: { scope: 'all', relation: 'none' },
    movesEverything: false,
    revoke: async (ground, { token }) => {
      const { status, text } = await request(ground, token, '/auth/v1/logout?scope=global', {})
      if (status >= 300) throw new Error(`sign-out: ${status} ${text}`)
    },
  },
  {
    kind: 'role changed',
    standing: { scope: 'all', relation: 'none' },
    movesEverything: true,
    revoke: async (ground, { id }) => {
      const narrow = randomUUID()
      await ground.pool.query(
        `insert into public.roles (id, key, name, scope) values ($1, 'n_' || $2, $2, 'assigned')`,
        [narrow, narrow.slice(0, 8)],
      )
      await verb(ground, `update_member($1, 'Narrow', $2, 5)`, id, narrow)
    },
  },
  {
    kind: 'scope narrowed',
    standing: { scope: 'all', relation: 'none' },
    movesEverything: true,
    revoke: (ground, { role }) =>
      verb(ground, `update_role($1, $2, 'assigned', array['reply'])`, role, role.slice(0, 8)),
  },
  {
    kind: 'deactivated',
    standing: { scope: 'all', relation: 'assignee' },
    movesEverything: true,
    revoke: (ground, { id }) => verb(ground, 'deactivate_member($1)', id),
  },
  {
    kind: 'view-as ended',
    standing: { scope: 'all', relation: 'none' },
    movesEverything: true,
    prepare: viewed,
    revoke: (ground, victim) => verb(ground, 'end_view_as($1)', sessionOf.get(victim)),
  },
]

const sessionOf = new WeakMap<Victim, string>()

/** The attacker is Vera's browser with a token for viewing as the member, as the edge function mints it. */
async function viewed(ground: Ground, victim: Victim): Promise<Victim> {
  const client = await ground.pool.connect()
  try {
    await client.query(`select set_config('request.jwt.claims', $1, false)`, [
      JSON.stringify(verasClaims),
    ])
    const { rows } = await client.query<{ begun: { view_as_session_id: string } }>(
      'select public.start_view_as($1) as begun',
      [victim.id],
    )
    const session = rows[0]!.begun.view_as_session_id
    const token = mint(ground.settings, {
      sub: victim.id,
      kind: 'view_as',
      view_as_session_id: session,
    })
    const viewer = { ...victim, token, refreshToken: null }
    sessionOf.set(viewer, session)
    return viewer
  } finally {
    await client.query(`select set_config('request.jwt.claims', '', false)`)
    client.release()
  }
}

export async function prepare(ground: Ground, revocation: Revocation): Promise<Victim> {
  const victim = await makeVictim(ground, revocation.standing)
  return revocation.prepare ? revocation.prepare(ground, victim) : victim
}
