/** A queue of jobs as an operator sees it: how many jobs in which state. */
export type JobQueue = {
  name: string
  waiting: number
  /** Put off to a later instant. */
  deferred: number
  active: number
  retrying: number
  failed: number
  /** Dead letters: tried as often as allowed. */
  dead: number
  /** Seconds that the oldest waiting job is late. */
  oldestSeconds: number | null
  completedLastHour: number
}

export const jobStates = [
  'waiting',
  'deferred',
  'active',
  'retrying',
  'failed',
  'dead',
  'completed',
] as const
export type JobState = (typeof jobStates)[number]

export type Job = {
  id: string
  /** Where it lies: a dead letter lies in the dead-letter queue. */
  queue: string
  payload: unknown
  createdAt: string
  runAt: string
  retries: number
  retryLimit: number
  /** What it failed with. */
  error: string | null
}

/** What somebody has to look at: it will not be done by itself. A failure alone is history: its dead letter is what waits. */
export function isTroubled({ dead, oldestSeconds }: JobQueue): boolean {
  return dead > 0 || (oldestSeconds ?? 0) > 120
}

/** The state whose jobs an operator wants to see first. */
export function firstState(queue: JobQueue): JobState {
  const order = ['dead', 'failed', 'active', 'waiting', 'retrying', 'deferred'] as const
  return order.find((state) => queue[state] > 0) ?? 'completed'
}
