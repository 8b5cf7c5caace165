/*
 * /widget/panel.js: the part of the widget on the host page that a closed chat does not need. It holds the
 * frame, the port to it, and what the host page keeps for it.
 */
import type { Given } from '#lib/widget/given.ts'
import type { Looks } from '#lib/widget/looks.ts'
import { isDark, localeOf, themeOf } from '#lib/widget/placing.ts'
import type { Teaser, ToFrame, ToHost } from '#lib/widget/protocol.ts'
import { layOn } from '../loader/lay-on.ts'
import { asked } from './asked.ts'
import type { Panel, PanelHost } from './contract.ts'
import { addressOfFrame, createFrame, type Frame } from './frame.ts'
import { createHostKeep } from './host-keep.ts'
import { createPageLock } from './page-lock.ts'
import { pageSeen, toldOf } from './page-seen.ts'
import { isRussian, wordsFor } from '../loader/words.ts'
import { styles } from './styles.ts'
import { createTeaser } from './teaser.ts'
import { panelWords } from './words.ts'

/** Messages that wait for the frame: a page may say more than anybody will hear. */
const mostWaiting = 30

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
  let waiting: ToFrame[] = []
  let teased: Teaser | null = null
  const lockPage = createPageLock()
  const keep = () => createHostKeep(appId)

  const panel = makeDialog(host)
  const teaser = createTeaser(host, {
    onOpen: (id) => ask('showConversation', [id]),
    onDismiss() {
      frame?.post({ type: 'dismiss' })
      host.focusLauncher()
    },
  })

  const locale = () => localeOf(settings, settings.looks as Looks)
  const words = () => panelWords(locale())
  const change = () => {
    const { close, unread: unreadWord } = words()
    const news = unread > 0 ? `${wordsFor(locale()).open}. ${unreadWord}: ${unread}` : null
    panel.classList.toggle('open', isShown)
    lockPage(isShown)
    const says = isShown ? close : news
    host.changed({ isOpen: isShown, isBusy: isWanted && !isShown, unread, says })
    tease()
  }

  function tease() {
    const isHeld = isWanted || settings.hide_notifications === true
    teaser.show(
      isHeld ? null : teased,
      locale(),
      isDark(themeOf(settings, settings.looks as Looks)),
    )
  }

  function loadFrame() {
    if (frame) return
    frame = createFrame(panel, {
      url: addressOfFrame(host.home, appId, isRussian(locale()) ? 'ru' : 'en'),
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
    teased = null
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
        for (const waits of waiting.splice(0)) frame?.post(waits)
        if (isWanted) reveal()
        break
      case 'close':
        return hide()
      case 'unread':
        if (message.count === unread) return
        unread = message.count
        host.emit('unread', unread)
        break
      case 'teaser':
        teased = message.teaser
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

  function post(message: ToFrame) {
    if (isReady) frame?.post(message)
    else waiting = [...waiting, message].slice(-mostWaiting)
  }

  function ask(verb: string, said: unknown[]) {
    if (verb === 'hide' || (verb === 'toggle' && isWanted)) return hide()
    const here = asked(verb, said)
    if (here) post({ type: 'do', ...here })
    show()
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
      if (isNew && isReady) tease()
    },
    warm: loadFrame,
    ask,
    track(...event) {
      const told = toldOf(...event)
      if (told) post(told)
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
      teaser.remove()
      lockPage(false)
      setTimeout(() => leaving?.remove(), isForgotten ? 1_000 : 0)
    },
  }
}

function makeDialog({ root, shadow }: PanelHost): HTMLElement {
  const panel = document.createElement('div')
  panel.className = 'panel'
  panel.setAttribute('role', 'dialog')
  root.prepend(panel)
  layOn(shadow, styles)
  return panel
}
