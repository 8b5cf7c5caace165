/** What setting up a desk takes, in the order in which it makes sense, and where it is done. */
export const firstSteps = [
  { key: 'widget', href: '/settings/inboxes' },
  { key: 'looks', href: '/settings/inboxes' },
  { key: 'people', href: '/settings/people' },
  { key: 'teams', href: '/settings/teams' },
  { key: 'hours', href: '/settings/routing' },
  { key: 'macros', href: '/settings/macros' },
  { key: 'reply', href: '/inbox/unassigned' },
] as const

export type FirstStep = (typeof firstSteps)[number]['key']

/** Which steps are done. */
export type StepsDone = Record<FirstStep, boolean>
