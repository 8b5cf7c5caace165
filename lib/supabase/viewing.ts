import { z } from 'zod'

/** Somebody looks at the desk through a member's eyes, reading only (supabase/functions/view-as). */
export type Viewing = {
  sessionId: string
  /** The viewer's own session of Auth. With any other the cookie means nothing. */
  ownSession: string
  /** Through whose eyes. */
  memberId: string
  /** ISO 8601; the viewing is over then. */
  endsAt: string
  /** The member's short token, and its end in seconds since the epoch. */
  token: string
  tokenEnd: number
  /** The page to come back to. */
  back: string
}

export const viewingCookie = 'otklik-view-as'

const shape = z.object({
  sessionId: z.uuid(),
  ownSession: z.uuid(),
  memberId: z.uuid(),
  endsAt: z.iso.datetime({ offset: true }),
  token: z.string().min(20),
  tokenEnd: z.number(),
  back: z.string().startsWith('/'),
})

export function writeViewing(viewing: Viewing): string {
  return Buffer.from(JSON.stringify(viewing)).toString('base64url')
}

/** What a cookie says; null for none, and for one that somebody else wrote. */
export function readViewing(cookie: string | undefined): Viewing | null {
  if (!cookie) return null
  try {
    const text = Buffer.from(cookie, 'base64url').toString('utf8')
    return shape.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
