import { snoozePresets } from '#lib/snooze/presets.ts'
import type { MacroAction, RunnableAction } from './macro.ts'

/**
 * Actions as they can be carried out now, by the clocks of the member's zone. A preset that makes no sense
 * at this hour («later today» in the evening) is the soonest that does.
 */
export function runnable(
  actions: readonly MacroAction[],
  now: Date,
  timeZone: string,
): RunnableAction[] {
  const presets = snoozePresets(now, timeZone)
  return actions.map((action) => {
    if (action.type !== 'snooze') return action
    if (action.preset === 'reply') return { type: 'snooze', until: null }
    const preset = presets.find(({ id }) => id === action.preset) ?? presets[0]
    return { type: 'snooze', until: preset ? preset.until.toISOString() : null }
  })
}

/** What remains of both: of two that contradict each other the later one counts. */
export function together(
  before: readonly MacroAction[],
  added: readonly MacroAction[],
): MacroAction[] {
  const kept = before.filter((one) => !added.some((other) => slotOf(one) === slotOf(other)))
  return [...kept, ...added]
}

/** What an action decides: there is one answer for each conversation. */
export function slotOf(action: MacroAction): string {
  if (action.type === 'tag' || action.type === 'untag') return `tag ${action.tag_id}`
  return action.type === 'close' ? 'snooze' : action.type
}
