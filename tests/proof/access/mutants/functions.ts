import type pg from 'pg'
import type { Mutant } from './mutant.ts'

/** What a guard looks like in a function's text, and what is left when it is gone. */
type Operator = {
  what: string
  guard: RegExp
  instead: string
  /** The functions in which the guard decides about access; elsewhere it only spares work, or says what is shown. */
  only?: RegExp
}

const call = String.raw`\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)`
const sub = `private.uuid_or_null(private.claims() ->> 'sub')`

const operators: Operator[] = [
  {
    what: 'asks for no permission',
    guard: new RegExp(`private\\.require_permission${call}`, 'g'),
    instead: 'private.member_id()',
  },
  {
    what: 'asks for no permission',
    guard: new RegExp(`private\\.admin${call}`, 'g'),
    instead: 'private.member_id()',
    // Behind it pretend_role asks for the same, and its own mutant is seen.
    only: /^(?!preview_role$)/,
  },
  {
    what: 'asks for no permission',
    guard: new RegExp(`private\\.has_permission${call}`, 'g'),
    instead: 'true',
  },
  {
    what: 'lets everybody see it',
    // After its lock was waited for, a conversation is looked at once more: a race, and not the matrix's.
    guard: new RegExp(`private\\.can_see_conversation(?!\\(locked\\.id\\))${call}`, 'g'),
    instead: 'true',
  },
  { what: 'takes everybody for a member', guard: /private\.is_member\(\)/g, instead: 'true' },
  {
    what: 'goes on without a member',
    guard: /\bif me is null then\b/g,
    instead: 'if false then',
    // Nobody's id is null, and no row is null's.
    only: /^(?!my_own_conversation_ids)/,
  },
  { what: 'does not mind a viewer', guard: /private\.is_viewing_as\(\)/g, instead: 'false' },
  {
    what: 'does not mind a viewer',
    guard: /perform private\.refuse_viewing_as\(\);/g,
    instead: '',
  },
  {
    what: 'gives more than one has',
    guard: new RegExp(`private\\.(?:role_)?exceeds_own${call}`, 'g'),
    instead: 'false',
  },
  {
    what: 'lets in what has ended',
    guard:
      /\b\w+\.(?:deactivated_at|withdrawn_at|revoked_at|blocked_at|ended_at|accepted_at) is null/g,
    instead: 'true',
    only: /^(member_id|contact_id|my_mentioned_conversation_ids|can_see_conversation|viewed_member_id|publish_conversation|issue_invitation_token|open_invitation|start_view_as|assign_conversation)$/,
  },
  {
    what: 'lets in what has expired',
    guard: /\b\w+\.expires_at > now\(\)/g,
    instead: 'true',
    // Whom it tells hears "ask again" and nothing else.
    only: /^(?!announce_access_change$)/,
  },
  {
    what: 'takes every scope for all',
    guard: /private\.my_scope\(\) = 'all'/g,
    instead: 'true',
    // Lists and counts run as the caller: there it only chooses an index.
    only: /^(my_topics|may_receive|can_see_conversation)$/,
  },
  { what: 'takes every scope for all', guard: /private\.my_scope\(\) <> 'all'/g, instead: 'false' },
  {
    what: 'takes a scope for another',
    guard: /private\.my_scope\(\) = 'assigned'/g,
    instead: 'false',
  },
  {
    what: 'takes a role for another',
    guard: /\br\.scope = 'assigned' and r\.sees_unassigned/g,
    instead: 'true',
  },
  {
    what: "believes a customer's token",
    guard: /private\.contact_id\(\)/g,
    instead: sub,
    // These ask again whether the caller sees the conversation, or are asked behind require_contact.
    only: /^(?!my_inbox_id|mark_read|register_attachment)/,
  },
  { what: "believes a customer's token", guard: /private\.require_contact\(\)/g, instead: sub },
  {
    what: 'does not look at the kind of token',
    guard:
      /if claims ->> 'kind' is (?:not null|distinct from 'contact') then return null; end if;/g,
    instead: '',
  },
  {
    what: 'lets in who has signed out',
    guard: /session is null or exists \(select from auth\.sessions[^)]*\)/g,
    instead: 'true',
  },
  { what: "takes another's session", guard: / and s\.user_id = caller/g, instead: '' },
  {
    what: "takes another's session",
    guard: /\bs\.(?:contact_id = caller|member_id = member)/g,
    instead: 'true',
  },
  {
    what: "ends another's session",
    guard: /\bs\.viewer_id = private\.member_id\(\)/g,
    instead: 'true',
  },
  {
    what: 'shows a viewer more than he has',
    guard: /'view_as' = any \(own\.permissions\)/g,
    instead: 'true',
  },
  {
    what: 'shows a viewer more than he has',
    guard: /seen\.permissions <@ own\.permissions/g,
    instead: 'true',
  },
  {
    what: 'shows a viewer more than he has',
    guard: new RegExp(`private\\.reach${call} <= private\\.reach${call}`, 'g'),
    instead: 'true',
  },
  {
    what: 'gives more than one has',
    guard: /not exceeds_own\.permissions <@ mine\.permissions/g,
    instead: 'false',
  },
  {
    what: 'gives more than one has',
    guard: new RegExp(`private\\.reach${call} > private\\.reach${call}`, 'g'),
    instead: 'false',
  },
  {
    what: 'opens an old name',
    guard: new RegExp(
      `\\btopic = (?:private\\.\\w+${call}|'[a-z]+:' \\|\\| (?:subject|\\(.+\\)))`,
      'g',
    ),
    instead: 'true',
  },
  {
    what: "opens another's topic",
    guard: new RegExp(`\\bsubject = (?:any \\(private\\.\\w+\\(\\)\\)|private\\.\\w+\\(\\))`, 'g'),
    instead: 'true',
  },
  {
    what: 'lets clients speak anywhere',
    guard: /split_part\(topic, ':', 1\) = '\w+'/g,
    instead: 'true',
  },
  {
    what: "changes another's words",
    guard: /message\.author_id is distinct from me/g,
    instead: 'false',
  },
  { what: "changes customers' words", guard: / and m\.author_kind = 'member'/g, instead: '' },
  {
    what: "takes back another's mention",
    guard: / and m\.mentioned_by <> me/g,
    instead: ' and false',
  },
  { what: "sends another's file", guard: / and a\.uploader_id = author/g, instead: '' },
  {
    what: 'opens deleted files unread',
    guard: / and exists \(\s*select from private\.ledger_readings[^;]*/g,
    instead: '',
  },
  {
    what: 'stays under the old names',
    guard: /perform private\.leave_topics\([^;]*;/g,
    instead: '',
  },
  {
    what: 'leaves broadcasts for replay',
    guard: /perform private\.forget_broadcasts\([^;]*;/g,
    instead: '',
  },
]

type Source = {
  schema: string
  name: string
  definition: string
  body: string
  isPredicate: boolean
}

/** Every function of the product with each of its guards in turn taken out. */
export async function functionMutants(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows } = await client.query<Source>(`
    select n.nspname as schema, p.proname as name, pg_get_functiondef(p.oid) as definition, p.prosrc as body,
      n.nspname = 'private' and p.prorettype = 'boolean'::regtype and p.provolatile <> 'i' as "isPredicate"
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'private') and p.prokind = 'f' order by 1, 2`)
  return rows.flatMap((source) => operators.flatMap((operator) => mutate(source, operator)))
}

function mutate(
  { schema, name, definition, body }: Source,
  { what, guard, instead, only }: Operator,
): Mutant[] {
  if (only && !only.test(name)) return []
  return [...body.matchAll(guard)].map((match, n) => {
    const weaker = `${body.slice(0, match.index)}${instead}${body.slice(match.index + match[0].length)}`
    const shown = match[0].replaceAll(/\s+/g, ' ').slice(0, 70)
    return {
      name: `${schema}.${name} ${what}: ${shown}${n > 0 ? ` (${n + 1})` : ''}`,
      about: name,
      // A function's text may hold $-signs, which replace() would read.
      sql: [definition.replace(body, () => weaker)],
    }
  })
}
