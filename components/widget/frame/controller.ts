import { openVisit, type Platform, type Visit } from '#lib/widget/connect.ts'
import { hostStorage } from '#lib/widget/host-storage.ts'
import { browserStorage, type SmallStorage } from '#lib/widget/keep.ts'
import { unreadOf } from '#lib/widget/customer.ts'
import type { Looks } from '#lib/widget/looks.ts'
import { personOf, visitor } from '#lib/widget/person.ts'
import type { EventName, PageSeen, Sample, ToFrame, ToHost } from '#lib/widget/protocol.ts'
import { randomId } from '#lib/widget/random.ts'
import { readSettings, type FrameSettings } from '#lib/widget/settings.ts'
import { createStore } from '#lib/widget/store.ts'
import type { SentFile } from '#lib/widget/uploads.ts'
import { languageOf } from '../texts/texts.ts'
import { watchIdentity } from './identity-watch.ts'
import { createNews } from './news.ts'
import { sound } from './sound.ts'
import { createTeaser } from './teaser.ts'
import { conversationIdOf, entriesOf, laneOf, type View } from './view.ts'
import { startOf, wishOf, type Wish } from './wish.ts'

export type Shell = {
  settings: FrameSettings
  /** Is the panel open on the host page? */
  isOpen: boolean
  visit: Visit
  view: View
}

/** What the host page wants becomes what the frame does; what the frame learns is told to the host page. */
export function createController(platform: Platform, tell: (message: ToHost) => void) {
  const store = createStore<Shell | null>(null)
  const patch = (part: Partial<Shell>) => {
    const shell = store.get()
    if (shell) store.set({ ...shell, ...part })
  }
  const emit = (name: EventName, ...said: unknown[]) => {
    if (name === 'message') sound(store.get())
    tell({ type: 'event', name, said })
  }
  const teaser = createTeaser(tell)
  const identity = watchIdentity(() => emit('identity_expired'))
  let news = createNews(emit)
  let person: string | null = null
  let storage: SmallStorage = browserStorage
  let isStarted = false
  let host: { origin: string; page: PageSeen } = { origin: '', page: { url: '', title: '' } }
  let told = { unread: 0, isKept: false, isExpired: false, visitor: null as string | null }
  let toldLooks: Looks | null = null
  /** What the host page asked for before it could be shown. */
  let wish: Wish | null = null

  function enter(settings: FrameSettings, isOpen: boolean): void {
    person = personOf(settings)
    isStarted = false
    news = createNews(emit)
    identity.follow(settings.user_jwt)
    const visit = openVisit(
      platform,
      storage,
      settings.app_id,
      person,
      () => store.get()?.settings.user_jwt ?? null,
      introduction,
      follow,
    )
    store.set({ settings, isOpen, visit, view: { screen: 'home' } })
    for (const part of [visit.live, visit.outbox, visit.entrance]) part.subscribe(report)
    // A visitor who was never here costs the server nothing until the chat is opened.
    if (isOpen || person !== visitor || visit.isKnown()) start()
  }

  function pretend({ greetings, state, pages }: Sample): void {
    const shell = store.get()
    shell?.visit.live.pretend(state, pages)
    shell?.visit.entrance.set({ inbox: { name: '', greetings, looks: null }, refusal: null })
  }

  function introduction() {
    const settings = store.get()?.settings
    return {
      ...(settings && {
        user_hash: settings.user_hash,
        attributes: settings.attributes,
        locale: languageOf(settings.locale),
      }),
      ...(host.origin && { host_origin: host.origin }),
      page: host.page,
    }
  }

  /** The customer stays with what was written. */
  function follow(from: string, to: string): void {
    const shell = store.get()
    if (shell && conversationIdOf(shell.view, shell.visit.live.get().customer) === from)
      patch({ view: { screen: 'conversation', id: to } })
  }

  function start(): void {
    if (isStarted || platform.isPreview) return
    isStarted = true
    store.get()?.visit.start()
  }

  /** Tells the host page what changed for it. */
  function report(): void {
    const shell = store.get()
    if (!shell) return
    const { customer, isLoaded } = shell.visit.live.get()
    const { inbox, refusal } = shell.visit.entrance.get()
    const unread = unreadOf(customer)
    const isKept = customer.conversations.length > 0 || shell.visit.outbox.entries().length > 0
    const isExpired = refusal === 'identity_expired'
    const id = customer.contact?.id ?? null
    if (unread !== told.unread) tell({ type: 'unread', count: unread })
    if (isKept !== told.isKept && (isLoaded || isKept)) tell({ type: 'history', isKept })
    if (isExpired && !told.isExpired) emit('identity_expired')
    if (id !== told.visitor) tell({ type: 'visitor', id })
    if (inbox?.looks && inbox.looks !== toldLooks) {
      toldLooks = inbox.looks
      tell({ type: 'looks', looks: inbox.looks })
    }
    told = { unread, isKept, isExpired, visitor: id }
    news.look(customer, refusal)
    teaser.look(shell)
    grant()
  }

  function update(settings: FrameSettings): void {
    const shell = store.get()
    if (!shell) return
    if (personOf(settings) !== person) {
      shell.visit.stop()
      return enter(settings, shell.isOpen)
    }
    const isNewToken = settings.user_jwt !== shell.settings.user_jwt
    patch({ settings })
    identity.follow(settings.user_jwt)
    if (isNewToken) shell.visit.retry()
    report()
  }

  /** Shows what was asked for, as soon as it is known whether it is there. */
  function grant(): void {
    const shell = store.get()
    if (!shell || !wish) return
    const { customer, isLoaded } = shell.visit.live.get()
    if (!isLoaded && wish.needsTable) return
    const { text, send: isSent, ...granted } = startOf(wish, customer, shell.settings.topic)
    wish = null
    patch({ view: granted.view })
    if (text === null) return
    if (isSent) send(text, [])
    else shell.visit.keep.set('draft/new', text)
  }

  function send(body: string, files: SentFile[]): void {
    const shell = store.get()
    if (!shell) return
    const { view, visit } = shell
    const { customer } = visit.live.get()
    const entries = visit.outbox.entries()
    const lane = laneOf(view, customer, entries)
    const sibling = entriesOf(view, customer, entries).find((entry) => entry.lane === lane)
    const isNew = lane !== conversationIdOf(view, customer)
    const categoryId = view.screen === 'new' ? view.categoryId : null
    visit.outbox.add(lane, {
      body,
      start: isNew ? (sibling?.content.start ?? { categoryId }) : null,
      ...(files.length > 0 && { files }),
    })
    visit.typing.sent()
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    /** @param origin of the host page, as the browser says */
    hear(message: ToFrame, origin: string): void {
      if ('page' in message) host = { origin, page: message.page }
      if (message.type === 'init') {
        if (message.kept) storage = hostStorage(message.kept, tell)
        enter(readSettings(message.appId, message.settings), message.isOpen)
        if (platform.isPreview && message.sample) pretend(message.sample)
      } else if (message.type === 'update') update(readSettings(message.appId, message.settings))
      else if (message.type === 'shutdown') store.get()?.visit.forget()
      else if (message.type === 'track') store.get()?.visit.tracking.add(message)
      else if (message.type === 'dismiss') {
        const shell = store.get()
        if (shell) teaser.dismiss(shell)
      } else if (message.type === 'do') {
        wish = wishOf(message.verb, message.said)
        if (!wish) emit('error', 'verb_invalid')
        start()
        grant()
      } else {
        patch({ isOpen: message.isOpen })
        if (message.isOpen) start()
        report()
      }
    },
    close: () => tell({ type: 'close' }),
    go: (view: View) => patch({ view }),
    compose: (categoryId: string | null) =>
      patch({ view: { screen: 'new', lane: randomId(), categoryId } }),
    send,
    /** The visitor left an address. */
    addressed: (email: string) => emit('email', email),
  }
}

export type Controller = ReturnType<typeof createController>
