import { noteViewAsIsOver } from '#lib/view-as/leave.ts'

/** Where the desk goes when it is no longer allowed to look through somebody's eyes. */
export async function GET(): Promise<Response> {
  return new Response(null, { status: 303, headers: { location: await noteViewAsIsOver() } })
}
