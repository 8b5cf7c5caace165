/*
 * /widget/panel.js: the part of the widget on the host page that a closed chat does not need. It holds the
 * frame, the port to it, and what the host page keeps for it.
 */
import type { Given } from '#lib/widget/given.ts'
import type { Looks } from '#lib/widget/looks.ts'
import { isDark, localeOf, themeOf } from '#lib/widget/placing.ts'
import type { PageSeen, ToHost } from '#lib/widget/protocol.ts'
import { layOn } from '../loader/lay-on.ts'
import type { Panel, PanelHost } from './contract.ts'
import { createFrame, type Frame } from './frame.ts'
import { createHostKeep } from './host-keep.ts'
import { createPageLock } from './page-lock.ts'
import { isRussian, wordsFor } from '../loader/words.ts'
import { styles } from './styles.ts'
import { panelWords } from './words.ts'

/** Verbs that bring the panel before the customer's eyes. */
const opening = [
  'show',
  'showSpace',
  'showMessages',
  'showNewMessage',
  'showConversation',
  'startConversation',
]

window.otklikPanel = (host: PanelHost): Panel => {
  let settings: Given = {}
  let appId = ''
  let frame: Frame | null = null
  let isReady = false
  /** What the person wants; the panel follows when the frame is ready. */
  let isWanted = false
  let isShown = false
  let unread = 0
  let visitor: string | null = null
  let waiting: [verb: string, said: unknown[]][] = []
  const lockPage = createPageLock()
  const keep = () => createHostKeep(appId)

  const panel = document.createElement('div')
  panel.className = 'panel'
  panel.setAttribute('role', 'dialog')
  host.root.prepend(panel)
  layOn(host.shadow, styles)

  const locale = () => localeOf(settings, settings.looks as Looks)
  const words = () => panelWords(locale())
  const change = () => {
    const { close, unread: unreadWord } = words()
    const news = unread > 0 ? `${wordsFor(locale()).open}. ${unreadWord}: ${unread}` : null
    panel.classList.toggle('open', isShown)
    lockPage(isShown)
    const says = isShown ? close : news
    host.changed({ isOpen: isShown, isBusy: isWanted && !isShown, unread, says })
  }

  function loadFrame() {
    if (frame) return
    const url = new URL('/widget/frame', host.home)
    url.searchParams.set('app_id', appId)
    // Only so that its texts come beside its script.
    url.searchParams.set('lang', isRussian(locale()) ? 'ru' : 'en')
    frame = createFrame(panel, {
      url: url.href,
      title: words().title,
      onMessage: hear,
      onDead() {
        const wasWanted = isWanted
        dropFrame()
        if (wasWanted) host.fail()
        change()
      },
    })
  }

  function dropFrame() {
    frame?.remove()
    frame = null
    isReady = isWanted = isShown = false
  }

  function hear(message: ToHost) {
    switch (message.type) {
      case 'ready':
        isReady = true
        frame?.post({
          type: 'init',
          appId,
          settings,
          page: pageSeen(),
          isOpen: isWanted,
          kept: message.needsKeep ? keep().read() : null,
        })
        for (const [verb, said] of waiting.splice(0)) frame?.post({ type: 'do', verb, said })
        if (isWanted) reveal()
        break
      case 'close':
        return hide()
      case 'unread':
        if (message.count === unread) return
        unread = message.count
        host.emit('unread', unread)
        break
      case 'history':
        return keep().setHistory(message.isKept)
      case 'keep':
        return keep().write(message.key, message.value)
      case 'visitor':
        visitor = message.id
        return
      case 'looks':
        return host.changed({ looks: message.looks })
      case 'event':
        return host.emit(message.name, ...message.said)
    }
    change()
  }

  function reveal() {
    if (isShown) return
    isShown = true
    change()
    frame?.focus()
    host.emit('show')
  }

  function show() {
    if (isWanted) return
    isWanted = true
    loadFrame()
    if (isReady) {
      frame?.post({ type: 'visible', isOpen: true, page: pageSeen() })
      reveal()
    }
    change()
  }

  function hide() {
    if (!isWanted) return
    const wasShown = isShown
    isWanted = isShown = false
    frame?.post({ type: 'visible', isOpen: false, page: pageSeen() })
    change()
    if (!wasShown) return
    host.focusLauncher()
    host.emit('hide')
  }

  return {
    settle(given, key, hasLauncher) {
      const isNew = JSON.stringify([given, key]) !== JSON.stringify([settings, appId])
      settings = given
      appId = key
      panel.setAttribute('aria-label', words().title)
      const theme = themeOf(given, given.looks as Looks)
      panel.style.setProperty('--ground', isDark(theme) ? '#17181d' : '#fff')
      panel.classList.toggle('bare', !hasLauncher)
      if (isNew && isReady) frame?.post({ type: 'update', appId, settings, page: pageSeen() })
    },
    warm: loadFrame,
    ask(verb, said) {
      if (verb === 'hide' || (verb === 'toggle' && isWanted)) return hide()
      if (opening.includes(verb) && verb !== 'show') {
        if (isReady) frame?.post({ type: 'do', verb, said })
        else waiting.push([verb, said])
      }
      show()
    },
    visitorId: () => visitor,
    end(isForgotten) {
      if (isForgotten) {
        keep().clear()
        frame?.post({ type: 'shutdown' })
      }
      const leaving = frame
      frame = null
      waiting = []
      lockPage(false)
      setTimeout(() => leaving?.remove(), isForgotten ? 1_000 : 0)
    },
  }
}

/** Which page the customer writes from: members see it beside the conversation. */
function pageSeen(): PageSeen {
  return { url: location.href.slice(0, 2_000), title: document.title.slice(0, 300) }
}
