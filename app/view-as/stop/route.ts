import { leaveViewAs } from '#lib/view-as/leave.ts'

/**
 * Back to oneself. A form posts here without a script's help, so that the answer is a new page and
 * nothing of the other's desk stays in memory.
 */
export async function POST(): Promise<Response> {
  return new Response(null, { status: 303, headers: { location: await leaveViewAs() } })
}
