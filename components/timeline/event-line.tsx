'use client'

import {
  AlarmClock,
  ArrowRightLeft,
  ChevronsUp,
  Eraser,
  Eye,
  EyeOff,
  Flag,
  ListChecks,
  Merge,
  MessageSquarePlus,
  Moon,
  Pencil,
  RotateCcw,
  Shapes,
  Split,
  Timer,
  Trash2,
  Undo2,
  UserRoundCheck,
  UserRoundX,
  type LucideIcon,
} from 'lucide-react'
import { lazy, Suspense } from 'react'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { patiently } from '#components/ui/patiently.ts'
import type { EventRow } from '#lib/conversations/timeline-rows.ts'
import type { EventType } from '#lib/conversations/timeline.ts'
import { useEventWords } from './use-event-words.ts'

const MergedBlock = lazy(
  patiently(() =>
    import('#components/merge/merged-block.tsx').then((module) => ({
      default: module.MergedBlock,
    })),
  ),
)

const icons: Partial<Record<EventType, LucideIcon>> = {
  conversation_started: MessageSquarePlus,
  conversation_assigned: UserRoundCheck,
  conversation_unassigned: UserRoundX,
  conversation_moved: ArrowRightLeft,
  conversation_closed: Flag,
  conversation_reopened: RotateCcw,
  conversation_woken: AlarmClock,
  conversation_snoozed: Moon,
  conversation_priority_set: ChevronsUp,
  conversation_urgency_set: Timer,
  conversation_category_set: Shapes,
  contact_erased: Eraser,
  contact_merged: Merge,
  contact_split: Split,
  conversation_merged: Merge,
  conversation_split: Split,
  conversation_attributes_set: ListChecks,
  member_mentioned: Eye,
  mention_withdrawn: EyeOff,
  message_edited: Pencil,
  message_deleted: Trash2,
  message_restored: Undo2,
}

/** What happened to the conversation, in one quiet line. */
export function EventLine({ row }: { row: EventRow }) {
  const say = useEventWords()
  const Icon = icons[row.event.type] ?? Flag
  const merged = row.event.type === 'conversation_merged' ? row.event.payload.from_id : undefined
  return (
    <div className="px-6 pt-3 text-center text-xs text-pretty text-ink-faint">
      <Icon aria-hidden className="mr-1.5 inline size-3.5 align-[-0.1875rem]" />
      {say(row.event)} · <RelativeTime at={row.at} className="whitespace-nowrap" />
      {merged && (
        <Suspense fallback={null}>
          <MergedBlock id={merged} />
        </Suspense>
      )}
    </div>
  )
}
