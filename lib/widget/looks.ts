/*
 * How an inbox wants its widget to look: what the desk's editor keeps, as public.widget_looks gives it. It
 * reaches the host page inside the loader (`/widget/<app_id>`) and the frame with its session.
 */

export type Looks = {
  /** `#rgb` or `#rrggbb`; anything else is as if nothing were said. */
  accent?: string | null
  /** Of the head of the first screen; else the accent. */
  background?: string | null
  logo_url?: string | null
  position?: 'left' | 'right' | null
  /** Pixels. */
  side_offset?: number | null
  bottom_offset?: number | null
  theme?: 'light' | 'dark' | 'system' | null
  launcher?: 'button' | 'none' | null
  locale?: 'auto' | 'ru' | 'en' | null
  /** By language, then by the name of a text. */
  texts?: Record<string, Record<string, string>> | null
}

/** What `/widget/<app_id>` leaves in the page before the loader runs. */
export type InlinedLooks = Record<string, { looks?: Looks } | undefined>
