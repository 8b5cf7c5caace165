/*
 * How a member likes the desk. Kept as loose json, because older and newer versions of the product write
 * it: whatever is missing or makes no sense is read as the usual value.
 */

/** What a member can be told of while looking elsewhere. */
export const noticeKinds = ['assigned', 'replied', 'mentioned', 'unassigned', 'woken'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** How: a sound, a notification of the operating system. */
export type NoticeWays = { sound: boolean; desktop: boolean }

export const soundNames = ['chime', 'drop', 'knock'] as const
export type SoundName = (typeof soundNames)[number]

export const undoSendChoices = [0, 5, 10] as const

/** Local times `HH:MM`; over midnight where `from` is later than `to`. */
export type QuietHours = { from: string; to: string }

export type Preferences = {
  /** Enter sends and Shift+Enter breaks the line; otherwise Ctrl/⌘+Enter sends. */
  enterSends: boolean
  /** Seconds for which a reply can be taken back; 0: it goes at once. */
  undoSendSeconds: (typeof undoSendChoices)[number]
  density: 'cosy' | 'compact'
  sound: SoundName
  /** 0 to 1. */
  volume: number
  notices: Record<NoticeKind, NoticeWays>
  /** May a notification of the operating system show what the customer wrote? */
  showsText: boolean
  quietHours: QuietHours | null
  /** The number of unread conversations stands before the page's title and on its icon. */
  titleBadge: boolean
  checklistDismissed: boolean
}

export const usual: Preferences = {
  enterSends: true,
  undoSendSeconds: 5,
  density: 'cosy',
  sound: 'chime',
  volume: 0.5,
  notices: {
    assigned: { sound: true, desktop: true },
    replied: { sound: true, desktop: true },
    mentioned: { sound: true, desktop: true },
    unassigned: { sound: false, desktop: false },
    woken: { sound: false, desktop: true },
  },
  showsText: true,
  quietHours: null,
  titleBadge: true,
  checklistDismissed: false,
}

/** Preferences as the database keeps them, whole again. */
export function readPreferences(kept: unknown): Preferences {
  const given = isRecord(kept) ? kept : {}
  const boolean = (key: 'enterSends' | 'showsText' | 'titleBadge' | 'checklistDismissed') =>
    typeof given[key] === 'boolean' ? given[key] : usual[key]
  return {
    enterSends: boolean('enterSends'),
    undoSendSeconds: oneOf(undoSendChoices, given.undoSendSeconds) ?? usual.undoSendSeconds,
    density: oneOf(['cosy', 'compact'] as const, given.density) ?? usual.density,
    sound: oneOf(soundNames, given.sound) ?? usual.sound,
    volume:
      typeof given.volume === 'number' && given.volume >= 0 && given.volume <= 1
        ? given.volume
        : usual.volume,
    notices: readNotices(given.notices),
    showsText: boolean('showsText'),
    quietHours: readQuietHours(given.quietHours),
    titleBadge: boolean('titleBadge'),
    checklistDismissed: boolean('checklistDismissed'),
  }
}

function readNotices(kept: unknown): Preferences['notices'] {
  const given = isRecord(kept) ? kept : {}
  const ways = noticeKinds.map((kind): [NoticeKind, NoticeWays] => {
    const way = isRecord(given[kind]) ? given[kind] : {}
    const { sound, desktop } = usual.notices[kind]
    return [
      kind,
      {
        sound: typeof way.sound === 'boolean' ? way.sound : sound,
        desktop: typeof way.desktop === 'boolean' ? way.desktop : desktop,
      },
    ]
  })
  return Object.fromEntries(ways) as Preferences['notices']
}

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/

function readQuietHours(kept: unknown): QuietHours | null {
  if (!isRecord(kept)) return null
  const { from, to } = kept
  const isTime = (word: unknown): word is string => typeof word === 'string' && timeOfDay.test(word)
  return isTime(from) && isTime(to) && from !== to ? { from, to } : null
}

function oneOf<Choice>(choices: readonly Choice[], value: unknown): Choice | undefined {
  return choices.find((choice) => choice === value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
