/*
 * Between the loader, which every page of a client company loads, and the panel, which comes when it is
 * needed. A page may hold the loader of yesterday: what is here is only ever added to.
 */
import type { Given } from '#lib/widget/given.ts'
import type { Teaser } from '#lib/widget/protocol.ts'
import type { Looks } from '#lib/widget/looks.ts'
import type { LauncherState } from '../loader/launcher.ts'

export type PanelHost = {
  /** Origin of the desk. */
  home: string
  shadow: ShadowRoot
  /** Stands before the launcher. */
  root: HTMLElement
  changed: (part: Partial<LauncherState> & { looks?: Looks }) => void
  emit: (name: string, ...said: unknown[]) => void
  /** Says beside the launcher that the chat does not open. */
  fail: () => void
  focusLauncher: () => void
  /** Of the loader's script, for the ones after it. Absent in a loader of an earlier deployment. */
  nonce?: string
}

export type TeaserHost = {
  root: HTMLElement
  shadow: ShadowRoot
  onOpen: (conversationId: string) => void
  onDismiss: () => void
}

export type ShownTeaser = {
  show: (teaser: Teaser | null, locale: string | null, isDark: boolean) => void
  remove: () => void
}

export type Panel = {
  /** Before the first verb, and whenever the settings change. */
  settle: (given: Given, appId: string, hasLauncher: boolean) => void
  /** Loads the frame before it is asked for. */
  warm: () => void
  ask: (verb: string, said: unknown[]) => void
  /**
   * What the page says its visitor does. Opens nothing. Absent in a panel of an earlier deployment.
   *
   * @param at `performance.now()` of that moment
   */
  track?: (at: number, url: string, name: unknown, facts: unknown) => void
  visitorId: () => string | null
  /** Leaves the page; with `isForgotten` the customer's session ends. */
  end: (isForgotten: boolean) => void
}

declare global {
  interface Window {
    otklikPanel?: (host: PanelHost) => Panel
    otklikTeaser?: (host: TeaserHost) => ShownTeaser
  }
}
