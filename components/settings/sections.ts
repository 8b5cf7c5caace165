import {
  Bell,
  CircleUserRound,
  Inbox,
  ListChecks,
  MessageSquareText,
  ScrollText,
  ShieldCheck,
  SlidersHorizontal,
  Shapes,
  Split,
  TextCursorInput,
  Tags,
  UserRound,
  UsersRound,
  type LucideIcon,
} from 'lucide-react'
import type { Messages } from '#lib/i18n/messages.ts'
import type { Permission } from '#lib/permissions/permission.ts'

export type Section = {
  /** `settings.section.<key>` has its name and its description. */
  key: keyof Messages['settings']['section']
  href: `/settings/${string}`
  icon: LucideIcon
  /** Who finds it: null for everybody. */
  permission: Permission | null
}

/** The pages of the settings, in their order. A new page adds its line here. */
export const sections: Section[] = [
  { key: 'profile', href: '/settings/profile', icon: CircleUserRound, permission: null },
  {
    key: 'preferences',
    href: '/settings/preferences',
    icon: SlidersHorizontal,
    permission: null,
  },
  { key: 'notifications', href: '/settings/notifications', icon: Bell, permission: null },
  { key: 'people', href: '/settings/people', icon: UserRound, permission: 'manage_members' },
  { key: 'teams', href: '/settings/teams', icon: UsersRound, permission: 'manage_teams' },
  { key: 'roles', href: '/settings/roles', icon: ShieldCheck, permission: 'manage_roles' },
  { key: 'inboxes', href: '/settings/inboxes', icon: Inbox, permission: 'manage_inboxes' },
  {
    key: 'categories',
    href: '/settings/categories',
    icon: Shapes,
    permission: 'manage_categories',
  },
  { key: 'macros', href: '/settings/macros', icon: MessageSquareText, permission: 'reply' },
  { key: 'tags', href: '/settings/tags', icon: Tags, permission: 'manage_tags' },
  {
    key: 'attributes',
    href: '/settings/attributes',
    icon: TextCursorInput,
    permission: 'manage_categories',
  },
  { key: 'routing', href: '/settings/routing', icon: Split, permission: 'manage_routing' },
  { key: 'audit', href: '/settings/audit', icon: ScrollText, permission: 'read_audit' },
  { key: 'queues', href: '/settings/queues', icon: ListChecks, permission: 'manage_queues' },
]
