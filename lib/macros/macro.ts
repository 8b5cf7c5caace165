import { mayI, type CurrentMember } from '#lib/members/member.ts'
import type { Attachment } from '#lib/files/attachment.ts'
import { placedFiles } from '#lib/files/placed-files.ts'
import { parse } from '#lib/markup/parse.ts'
import { write } from '#lib/markup/write.ts'
import type { SnoozePreset } from '#lib/snooze/presets.ts'

/** Who sees and uses a macro. */
export const visibilities = ['own', 'team', 'everyone'] as const
export type Visibility = (typeof visibilities)[number]

/** What a macro does with the conversation, as the database keeps it (supabase/schemas/44_macros.sql). */
export type MacroAction =
  | { type: 'tag' | 'untag'; tag_id: string }
  | { type: 'category'; category_id: string | null }
  | { type: 'assign'; to: 'me' | 'nobody' }
  | { type: 'assign'; to: 'member'; member_id: string }
  | { type: 'assign'; to: 'team'; team_id: string }
  | { type: 'priority'; priority: number }
  | { type: 'snooze'; preset: SnoozePreset['id'] | 'reply' }
  | { type: 'close' }

/** An action to be carried out now: a snooze says until when, null until the customer replies. */
export type RunnableAction =
  Exclude<MacroAction, { type: 'snooze' }> | { type: 'snooze'; until: string | null }

/** An action that was refused, with the reason. */
export type SkippedAction = { type: RunnableAction['type']; reason: string }

/** Prepared text and what is to be done along with it. */
export type Macro = {
  id: string
  name: string
  visibility: Visibility
  /** Of a team's. */
  teamId: string | null
  ownerId: string
  /** Markup with {{variables}}. */
  body: string
  actions: MacroAction[]
  /** In their order; one may stand in the text as ![name](file:<id>). */
  files: Attachment[]
  usedCount: number
  lastUsedAt: string | null
}

/** What a member writes of a macro; its files are those that stand in the text. */
export type MacroDraft = Pick<Macro, 'name' | 'visibility' | 'teamId' | 'body' | 'actions'>

/** The most characters of a name and of a text, and the most actions and files; the database refuses more. */
export const longestName = 80
export const longestMacro = 10_000
export const mostActions = 10
export const mostMacroFiles = 10

/** The text with every file in it: those that stand nowhere come at its end, where they go out. */
export function bodyWithFiles({ body, files }: Pick<Macro, 'body' | 'files'>): string {
  const placed = placedFiles(parse(body))
  const missing = files.filter(({ id }) => !placed.has(id))
  const lines = missing.map(({ id, name }) => write([{ kind: 'file', id, name }]))
  return [...(body === '' ? [] : [body]), ...lines].join('\n')
}

/** Would the database let this member change it? */
export function mayChange(macro: Macro, me: CurrentMember): boolean {
  if (macro.visibility === 'own') return macro.ownerId === me.id && mayI(me, 'reply')
  const isTheirs = macro.teamId === null || me.teamIds.includes(macro.teamId)
  return mayI(me, 'manage_macros') && (me.role.scope === 'all' || isTheirs)
}
