import { expect, once, test as journey } from './people/test.ts'
import { identityOf, visitorOn } from './people/site-visitor.ts'
import { bodiesOf, conversationBegunWith } from './people/table.ts'
import {
  openForeignSite,
  pageWithWidget,
  withoutThirdPartyStorage,
  type ForeignSite,
} from '../support/foreign-site.ts'

type Sites = {
  /** A shop of another host than the desk's, whose pages hold the widget. */
  shop: ForeignSite
  newVisitor: (path?: string) => Promise<ReturnType<typeof visitorOn>>
}

const pages = new Map<string, (desk: string) => string>([
  ['/', (desk) => pageWithWidget(desk, { locale: 'ru' })],
  [
    '/intercom',
    (desk) => `<!doctype html><html><head><title>An old page</title></head><body><p>Hello</p>
<button id="help">Help</button>
<script>
window.intercomSettings = { app_id: 'abc123', api_base: 'https://api-iam.intercom.io', language_override: 'ru',
  custom_launcher_selector: '#help', hide_default_launcher: true };
(function(){var w=window;var ic=w.Intercom;if(typeof ic==="function"){ic('reattach_activator');ic('update',w.intercomSettings);}else{var d=document;var i=function(){i.c(arguments);};i.q=[];i.c=function(args){i.q.push(args);};w.Intercom=i;var l=function(){var s=d.createElement('script');s.type='text/javascript';s.async=true;s.src='${desk}/widget/demo-travel?alias=intercom';var x=d.getElementsByTagName('script')[0];x.parentNode.insertBefore(s,x);};if(document.readyState==='complete'){l();}else{w.addEventListener('load',l,false);}}})();
window.heard = [];
Intercom('onShow', function () { heard.push('show') });
Intercom('onUnreadCountChange', function (count) { heard.push(count) });
</script></body></html>`,
  ],
])

const test = journey.extend<Sites>({
  shop: async ({ baseURL }, use) => {
    const site = await openForeignSite((path) => pages.get(path)?.(baseURL!) ?? null)
    await use(site)
    await site.close()
  },
  newVisitor: async ({ newPerson, shop }, use) =>
    use(async (path = '/') => {
      const page = await newPerson()
      await page.addInitScript(withoutThirdPartyStorage)
      await page.goto(shop.origin + path)
      return visitorOn(page)
    }),
})

test('without storage in its frame a visitor is known again, and what was written comes along when the site says who it is', async ({
  newVisitor,
}) => {
  const visitor = await newVisitor()
  const question = once('Сколько стоит багаж?')
  await visitor.begin('Билеты', question)
  const { id } = await conversationBegunWith(question)
  await visitor.field.fill('Ещё не отправлено')
  await visitor.page.reload()
  await visitor.open()
  await visitor.entry(question).click()
  await expect(visitor.field).toHaveValue('Ещё не отправлено')

  const name = once('Зоя')
  const user_jwt = await identityOf({ user_id: once('zoya'), name })
  await visitor.call('update', { user_jwt })
  await expect(visitor.entry(question)).toBeVisible()
  await visitor.entry(question).click()
  await visitor.write('Это снова я')
  await expect.poll(() => bodiesOf(id)).toEqual([question, 'Это снова я'])
})

test('two tabs of one visitor agree', async ({ newVisitor, shop }) => {
  const one = await newVisitor()
  const question = once('Вижу ли я себя?')
  await one.begin('Отели', question)
  const other = visitorOn(await one.page.context().newPage())
  await other.page.goto(shop.origin)
  await other.open()
  await other.entry(question).click()
  await other.write('Из второй вкладки')
  await expect(one.bodies).toHaveText([question, 'Из второй вкладки'])
})

test('a page that replaces its body, as routers do, keeps the chat', async ({ newVisitor }) => {
  const visitor = await newVisitor()
  const question = once('Я ухожу на другую страницу')
  await visitor.begin('Билеты', question)
  await visitor.page.evaluate(() => {
    history.pushState(null, '', '/other')
    const body = document.createElement('body')
    body.innerHTML = '<h1>Another page</h1>'
    document.body.replaceWith(body)
  })
  await expect(visitor.launcher).toHaveCount(1)
  await visitor.call('update')
  await visitor.call('show')
  await visitor.entry(question).click()
  await expect(visitor.bodies).toHaveText([question])
})

test('messages that a hostile page forges reach neither the chat nor the page’s own callbacks', async ({
  newVisitor,
}) => {
  const visitor = await newVisitor()
  const question = once('Меня подслушивают?')
  await visitor.begin('Билеты', question)
  const heard = await visitor.page.evaluate(async () => {
    const said: unknown[] = []
    const call = (window as unknown as { Otklik: (...call: unknown[]) => void }).Otklik
    call('onUnreadCountChange', (count: unknown) => said.push(count))
    const frame = document
      .querySelector('otklik-widget')!
      .shadowRoot!.querySelector('iframe')!.contentWindow!
    // A second hello, with a port of the attacker's: whoever holds it would hear the secret.
    const channel = new MessageChannel()
    channel.port1.onmessage = ({ data }) => said.push(data)
    frame.postMessage({ otklik: 'hello', v: 2 }, '*', [channel.port2])
    channel.port1.postMessage({ type: 'shutdown' })
    for (const type of ['init', 'update', 'shutdown', 'visible'])
      frame.postMessage({ type, appId: 'evil', settings: {}, isOpen: false }, '*')
    for (const forged of [
      { type: 'unread', count: 99 },
      { type: 'close' },
      { type: 'event', name: 'error', said: ['forged'] },
      { type: 'keep', key: 'secret', value: 'forged' },
    ])
      window.postMessage(forged, '*')
    // Also from a window that is not the frame's parent.
    const stranger = document.createElement('iframe')
    stranger.srcdoc = `<script>
      const frame = parent.document.querySelector('otklik-widget').shadowRoot.querySelector('iframe')
      const channel = new MessageChannel()
      frame.contentWindow.postMessage({ otklik: 'hello', v: 2 }, '*', [channel.port2])
      channel.port1.postMessage({ type: 'shutdown' })
    </script>`
    document.body.append(stranger)
    await new Promise((resolve) => (stranger.onload = resolve))
    return said
  })
  expect(heard).toEqual([0])
  await visitor.write('Я всё ещё здесь')
  await expect(visitor.bodies).toHaveText([question, 'Я всё ещё здесь'])
  await expect(visitor.talk.getByText('Отправлено')).toBeVisible()
})

test('a page written for Intercom’s messenger changes one address', async ({ newVisitor }) => {
  const visitor = await newVisitor('/intercom')
  const heard = () => visitor.page.evaluate(() => (window as unknown as { heard: unknown }).heard)
  // The page's own button does something from then on.
  await expect.poll(heard).toEqual([0])
  await visitor.page.getByRole('button', { name: 'Help' }).click()
  await expect(visitor.chat.getByRole('main')).toBeVisible()
  await expect(visitor.launcher).toHaveCount(0)
  const call = (...said: unknown[]) =>
    visitor.page.evaluate(
      (given) =>
        (window as unknown as Record<string, (...s: unknown[]) => void>).Intercom!(...given),
      said,
    )
  await call('showNewMessage', 'Здравствуйте, это про заказ 12')
  await expect(visitor.field).toHaveValue('Здравствуйте, это про заказ 12')
  const question = once('Пишет сама страница')
  await call('startConversation', question)
  await expect(visitor.talk.getByText('Отправлено')).toBeVisible()
  expect(await bodiesOf((await conversationBegunWith(question)).id)).toEqual([question])
  expect(await heard()).toEqual([0, 'show'])

  const complaints: string[] = []
  visitor.page.on('console', (line) => complaints.push(line.text()))
  const { number } = await conversationBegunWith(question)
  for (const round of [1, 2]) {
    await call('showSpace', 'help')
    await expect(visitor.entry(question)).toBeVisible()
    await call('showTicket', number)
    await expect(visitor.bodies, `round ${round}`).toHaveText([question])
    await call('showArticle', 17)
    await expect(visitor.entry(question)).toBeVisible()
    await call('startTour', 5)
  }
  await expect.poll(() => complaints.filter((line) => line.includes('Otklik'))).toHaveLength(3)
})

test('a desk that is down says so beside the button, covers nothing, and opens when it is back', async ({
  newVisitor,
  baseURL,
}) => {
  const visitor = await newVisitor()
  await expect(visitor.launcher).toBeVisible()
  const panel = `${baseURL}/widget/panel.js*`
  await visitor.page.route(panel, (route) => route.abort())
  await visitor.launcher.click()
  await expect(visitor.page.getByText('Чат сейчас не открывается')).toBeVisible()
  const middle = await visitor.page.evaluate(
    () => document.elementFromPoint(innerWidth - 200, innerHeight - 400)?.localName,
  )
  expect(middle).not.toBe('otklik-widget')
  await visitor.page.unroute(panel)
  await visitor.open()
})

test('whoever is asked to slow down reads how long it takes, and loses nothing', async ({
  newVisitor,
  platform,
}) => {
  const visitor = await newVisitor()
  const question = once('Первое')
  await visitor.begin('Билеты', question)
  const { id } = await conversationBegunWith(question)
  const send = `${platform.settings.urls.api}/rest/v1/rpc/send_message`
  await visitor.page.route(send, (route) =>
    route.fulfill({
      status: 429,
      headers: { 'access-control-allow-origin': '*' },
      json: { code: 'PT429', message: 'rate_limited', details: '4', hint: null },
    }),
  )
  await visitor.write('Второе, слишком быстро')
  await expect(visitor.chat.getByText(/Слишком много сообщений подряд/)).toBeVisible()
  await expect(visitor.said('Второе, слишком быстро')).toBeVisible()
  await visitor.page.unroute(send)
  await expect
    .poll(() => bodiesOf(id), { timeout: 15_000 })
    .toEqual([question, 'Второе, слишком быстро'])
  await expect(visitor.chat.getByText(/Слишком много сообщений подряд/)).toHaveCount(0)
})
