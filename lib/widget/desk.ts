/** The team behind the chat, as its customers may know it. */
export type Desk = {
  /** null where there are no hours. */
  isOpenNow: boolean | null
  opensAt: number | null
  expectsMinutes: number | null
  faces: { name: string; avatarUrl: string | null }[]
  sendsTranscripts: boolean
  asksForAddress: boolean
  takesFiles: boolean
  /** Of one file. */
  mostBytes: number
}

type Wire = Record<string, unknown>

/** Files of 20 MB, where nobody says. */
const usualBytes = 20_000_000

/** Reads widget_state().inbox; what an older platform does not say is null or no. */
export function readDesk(row: Wire): Desk {
  const files = (row.files ?? {}) as Wire
  return {
    isOpenNow: (row.is_open_now ?? null) as boolean | null,
    opensAt: instant(row.opens_at),
    expectsMinutes: (row.expects_minutes ?? null) as number | null,
    faces: ((row.faces ?? []) as Wire[]).map(({ name, avatar_url: url }) => ({
      name: name as string,
      avatarUrl: (url ?? null) as string | null,
    })),
    sendsTranscripts: row.sends_transcripts === true,
    asksForAddress: row.asks_for_address === true,
    takesFiles: files.is_allowed === true,
    mostBytes: (files.max_bytes ?? usualBytes) as number,
  }
}

function instant(value: unknown): number | null {
  return typeof value === 'string' ? Date.parse(value) : null
}
