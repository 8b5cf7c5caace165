import type { Noun, Probe } from '../matrix/probe.ts'
import type { Who } from '../world/who.ts'
import { adminVerb, calls, reads } from './doors.ts'
import { holds, isBackend } from './sight.ts'

/** A refused attempt at an admin verb is in the log, with who it was. */
function refusals(who: Who): Probe {
  const told =
    adminVerb(who, 'manage_teams') === 'ok'
      ? 'created'
      : who.role === 'authenticated'
        ? 'refused'
        : 'denied'
  const actor = typeof who.claims.sub === 'string' ? who.claims.sub : ''
  return {
    door: 'create_team, then the audit log',
    plane: 'rpc',
    sql: `select public.create_team('Another'); select set_config('role', 'none', true);
      select case kind when 'verb_refused' then 'refused' when 'team_created' then 'created' end
      from public.audit_entries order by id desc limit 1`,
    judge: (outcome) => [
      { relation: actor ? 'known' : 'unknown', expected: told, got: outcome.answer ?? 'denied' },
    ],
  }
}

/** The audit log: whoever may read it; it is written for everybody. */
export const auditRules: Noun = {
  name: 'audit',
  covers: {
    tables: ['audit_entries'],
    functions: ['record_export', 'password_verification_attempt'],
  },
  probes: (who) => [
    reads(who, 'select audit_entries', `select 'entries' from public.audit_entries`, [
      { key: 'entries', relation: 'any', visible: isBackend(who) || holds(who, 'read_audit') },
    ]),
    calls(who, 'record_export', 'the audit log', `'audit'`, adminVerb(who, 'export')),
    calls(who, 'password_verification_attempt', 'a forged one', `'{"valid": true}'`, 'denied'),
    refusals(who),
  ],
}
