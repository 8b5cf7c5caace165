/**
 * Why a conversation is gone. moved: it went to another team or another member. mention: the mention that
 * opened it was taken back. access: the reader's role or teams changed. unknown: nobody said.
 */
export type LossCause = 'moved' | 'mention' | 'access' | 'unknown'

/** What was heard since the conversation was last known to be open to the reader. */
export type Heard = {
  /** The conversation's topic has another name now. */
  isMoved: boolean
  /** What the reader may see has changed. */
  isAccessChanged: boolean
}

export const nothingHeard: Heard = { isMoved: false, isAccessChanged: false }

/**
 * A refusal says no reason, so that strangers learn nothing; what came before it does. The new place of a
 * conversation moves its topic, a role or a team changes the access, and a mention taken back does both.
 */
export function causeOfLoss(heard: Heard, wasMentioned: boolean): LossCause {
  if (heard.isMoved && heard.isAccessChanged) return wasMentioned ? 'mention' : 'access'
  if (heard.isMoved) return 'moved'
  return heard.isAccessChanged ? 'access' : 'unknown'
}
