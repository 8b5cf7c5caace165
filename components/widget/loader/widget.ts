import type { ToHost } from '#lib/widget/protocol.ts'
import { frameSettings, mergeSettings, type HostSettings } from '#lib/widget/settings.ts'
import { createFrame, type Frame } from './frame.ts'
import { createHostKeep } from './host-keep.ts'
import { createLauncher, type Launcher } from './launcher.ts'
import { createPageLock } from './page-lock.ts'
import { createShell, type Shell } from './shell.ts'
import { whenIdle } from './when-idle.ts'
import { wordsFor } from './words.ts'

export type WidgetEvents = {
  show: []
  hide: []
  /** Number of messages that the customer has not seen. */
  unread: [count: number]
  /** The signed identity ran out: `update` with a fresh user_jwt. */
  identity_expired: []
}

/**
 * Everything that stands on the host page: the launcher, and the frame once it is wanted.
 *
 * @param home origin that served widget.js
 */
export function createWidget(
  home: string,
  emit: <Name extends keyof WidgetEvents>(name: Name, ...said: WidgetEvents[Name]) => void,
) {
  let settings: HostSettings | null = null
  let shell: Shell | null = null
  let launcher: Launcher | null = null
  let frame: Frame | null = null
  let isReady = false
  /** What the person wants; the panel follows when the frame is ready. */
  let isWanted = false
  let isShown = false
  let unread = 0
  const lockPage = createPageLock()
  const keep = () => createHostKeep(settings?.app_id ?? '')

  function render() {
    if (!settings || !shell) return
    const words = wordsFor(settings.locale)
    shell.render(settings, words.title, isShown)
    launcher?.render({
      words,
      isOpen: isShown,
      isBusy: isWanted && !isShown,
      isHidden: settings.hide_default_launcher,
      unread,
    })
    lockPage(isShown)
  }

  function loadFrame() {
    if (frame || !settings || !shell) return
    const url = new URL('/widget/frame', settings.api_base ?? home)
    url.searchParams.set('app_id', settings.app_id)
    frame = createFrame(shell.panel, {
      url: url.href,
      title: wordsFor(settings.locale).title,
      onMessage: hear,
      onDead() {
        const wasWanted = isWanted
        dropFrame()
        if (wasWanted && settings) shell?.notice(wordsFor(settings.locale).unavailable)
        render()
      },
    })
  }

  function dropFrame() {
    frame?.remove()
    frame = null
    isReady = isWanted = isShown = false
  }

  function hear(message: ToHost) {
    if (!settings) return
    if (message.type === 'ready') {
      isReady = true
      frame?.post({
        type: 'init',
        settings: frameSettings(settings),
        isOpen: isWanted,
        kept: message.needsKeep ? keep().read() : null,
      })
      if (isWanted) reveal()
    } else if (message.type === 'close') {
      hide()
    } else if (message.type === 'unread') {
      if (message.count === unread) return
      unread = message.count
      emit('unread', unread)
    } else if (message.type === 'history') {
      keep().setHistory(message.isKept)
    } else if (message.type === 'keep') {
      keep().write(message.key, message.value)
    } else emit('identity_expired')
    render()
  }

  function reveal() {
    if (isShown) return
    isShown = true
    render()
    frame?.focus()
    emit('show')
  }

  function show() {
    if (!settings || isWanted) return
    isWanted = true
    shell?.notice('')
    loadFrame()
    if (isReady) {
      frame?.post({ type: 'visible', isOpen: true })
      reveal()
    }
    render()
  }

  function hide() {
    if (!isWanted) return
    const wasShown = isShown
    isWanted = isShown = false
    frame?.post({ type: 'visible', isOpen: false })
    render()
    if (!wasShown) return
    launcher?.focus()
    emit('hide')
  }

  function boot(given: unknown): void {
    const merged = mergeSettings(null, given)
    if (!merged.app_id)
      throw new Error('app_id is missing: it stands in the desk beside the snippet')
    if (settings && settings.app_id !== merged.app_id) dismiss()
    settings = merged
    if (shell) return update(given)
    shell = createShell()
    launcher = createLauncher(shell.root, () => (isWanted ? hide() : show()), loadFrame)
    render()
    if (merged.user_jwt || keep().hasHistory()) whenIdle(loadFrame)
  }

  function update(given: unknown): void {
    if (!settings) return boot(given)
    settings = mergeSettings(settings, given)
    if (isReady) frame?.post({ type: 'update', settings: frameSettings(settings) })
    else if (settings.user_jwt) whenIdle(loadFrame)
    render()
  }

  /** After a sign-out of the host page: the person's session and everything kept of it end. */
  function shutdown() {
    if (!settings) return
    keep().clear()
    frame?.post({ type: 'shutdown' })
    // The frame has to hear it and to tell the server.
    dismiss(1_000)
    settings = null
  }

  /** @param delay milliseconds until it leaves the page; it is out of sight at once */
  function dismiss(delay = 0) {
    const leaving = { frame, shell }
    frame = shell = launcher = null
    isReady = isWanted = isShown = false
    lockPage(false)
    leaving.shell?.conceal()
    setTimeout(() => {
      leaving.frame?.remove()
      leaving.shell?.remove()
    }, delay)
    if (unread !== 0) emit('unread', (unread = 0))
  }

  const toggle = () => (isWanted ? hide() : show())
  return { boot, update, shutdown, show, hide, toggle, unread: () => unread }
}
