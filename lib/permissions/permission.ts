/**
 * Every permission the product knows, in the groups and the order of the roles screen. The database's
 * list is private.permission_catalogue(); a test holds the two equal.
 */
export const permissionGroups = [
  { key: 'conversations', permissions: ['reply', 'note', 'assign', 'close', 'merge'] },
  {
    key: 'messages',
    permissions: ['edit_messages', 'delete_messages', 'read_deleted', 'restore_messages'],
  },
  { key: 'customers', permissions: ['manage_contacts', 'erase_people'] },
  {
    key: 'workspace',
    permissions: [
      'manage_teams',
      'manage_members',
      'manage_roles',
      'manage_inboxes',
      'manage_routing',
      'manage_categories',
      'manage_macros',
      'manage_tags',
      'manage_views',
    ],
  },
  {
    key: 'oversight',
    permissions: ['read_load', 'read_audit', 'export', 'view_as', 'manage_queues'],
  },
] as const

/** What a role may allow, beside how far it sees. */
export type Permission = (typeof permissionGroups)[number]['permissions'][number]

export const allPermissions: readonly Permission[] = permissionGroups.flatMap(
  (group) => group.permissions,
)

/** Leaves out what this version of the product does not know, and puts the rest in the screen's order. */
export function knownPermissions(held: readonly string[]): Permission[] {
  return allPermissions.filter((permission) => held.includes(permission))
}
