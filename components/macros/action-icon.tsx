import {
  CheckCheck,
  ChevronsUp,
  Moon,
  Shapes,
  Tag,
  UserRoundCheck,
  X,
  type LucideIcon,
} from 'lucide-react'
import type { MacroAction } from '#lib/macros/macro.ts'

const icons: Record<MacroAction['type'], LucideIcon> = {
  tag: Tag,
  untag: X,
  category: Shapes,
  assign: UserRoundCheck,
  priority: ChevronsUp,
  snooze: Moon,
  close: CheckCheck,
}

export function ActionIcon({ type, className }: { type: MacroAction['type']; className?: string }) {
  const Icon = icons[type]
  return <Icon aria-hidden className={className ?? 'size-3.5 shrink-0'} />
}
