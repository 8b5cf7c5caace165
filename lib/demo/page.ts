import { html, jsonHtml, type Html } from './html.ts'
import { people, type PersonKey } from './people.ts'
import { landscape, mark, views } from './pictures.ts'
import { snippet } from './snippet.ts'
import { texts, type DemoTexts } from './texts.ts'

export type DemoPage = {
  language: 'ru' | 'en'
  /** Who is signed in on the demo site; null: nobody. */
  person: PersonKey | null
  /** The token that says so, for the widget. */
  identity: string | null
  inboxKey: string
  /** Of the page's content security policy. */
  nonce: string
  theme: 'light' | 'dark' | 'system'
}

/** A small travel company's page that holds the widget as any customer's page would. */
export function demoPage(page: DemoPage): string {
  const { language, person, nonce } = page
  const t: DemoTexts = texts[language]
  const settings = {
    app_id: page.inboxKey,
    locale: language,
    ...(page.theme !== 'system' && { theme_mode: page.theme }),
    ...(page.identity && { user_jwt: page.identity }),
  }
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${t.title}</title>
        <link rel="icon" href="/demo/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/demo/site.css" />
        <script nonce="${nonce}">
          ${{ markup: snippet(JSON.parse(jsonHtml(settings).markup)).replaceAll('</', '<\\/') }}
        </script>
        <script async src="/widget/${page.inboxKey}" nonce="${nonce}"></script>
      </head>
      <body>
        ${demoBar(t, page)}
        <header class="top">
          <a class="brand" href="${addressOf(page, {})}">${mark}${t.brand}</a>
          <nav>${t.nav.map((name) => html`<a href="#routes">${name}</a>`)}</nav>
          ${person ? signedIn(person) : html`<a class="account" href="${addressOf(page, { as: 'maria' })}">${t.signIn}</a>`}
        </header>
        <main>
          <section class="hero">
            ${landscape}
            <div class="words">
              <h1>${t.headline}</h1>
              <p>${t.lead}</p>
              <form class="search" data-chat>
                <label>${t.from}<input value="${t.fromValue}" /></label>
                <label>${t.to}<input value="${t.toValue}" /></label>
                <label>${t.when}<input value="${t.whenValue}" /></label>
                <button>${t.search}</button>
              </form>
            </div>
          </section>
          ${person ? trips(t, person) : html``}
          <section id="routes">
            <h2>${t.routes}</h2>
            <div class="routes">
              ${t.routeList.map(
                ({ city, text, price }, index) =>
                  html`<article>
                    ${views[index] ?? html``}
                    <div>
                      <h3>${city}</h3>
                      <p>${text}</p>
                      <b>${t.price(price)}</b>
                    </div>
                  </article>`,
              )}
            </div>
          </section>
          <section class="reasons">
            ${t.reasons.map(
              ({ title, text }) =>
                html`<div>
                  <h3>${title}</h3>
                  <p>${text}</p>
                </div>`,
            )}
          </section>
          <section class="code">
            <div>
              <h2>${t.code}</h2>
              <p>${t.codeText}</p>
            </div>
            <pre tabindex="0"><code>${shownSnippet(settings)}</code></pre>
          </section>
        </main>
        <footer>${t.footer}</footer>
        <script nonce="${nonce}">
          ${{ markup: behaviour(person) }}
        </script>
      </body>
    </html>`.markup
}

function demoBar(t: DemoTexts, page: DemoPage): Html {
  const choice = (name: string, as: PersonKey | null) =>
    html`<a
      href="${addressOf(page, { as })}"
      data-as="${as ?? ''}"
      ${as === page.person ? html`aria-current="true"` : html``}
      >${name}</a
    >`
  const inLanguage = (language: 'ru' | 'en') =>
    html`<a
      href="${addressOf(page, { language })}"
      lang="${language}"
      ${language === page.language ? html`aria-current="true"` : html``}
      >${language.toUpperCase()}</a
    >`
  return html`<aside class="demo">
    <span>${t.demo}</span>
    <span class="choices"
      >${choice(t.anonymous, null)}${choice(people.maria.name, 'maria')}${choice(people.pavel.name, 'pavel')}</span
    >
    <span class="choices languages">${inLanguage('ru')}${inLanguage('en')}</span>
  </aside>`
}

function signedIn(person: PersonKey): Html {
  const { name, company_name: company } = people[person]
  return html`<span class="account"><b>${name}</b><small>${company}</small></span>`
}

function trips(t: DemoTexts, person: PersonKey): Html {
  return html`<section class="trips">
    <h2>${t.trips}</h2>
    <div>
      ${t.tripList[person].map(
        ({ what, where, when, state }) =>
          html`<article>
            <div>
              <h3>${what}</h3>
              <p>${where}</p>
            </div>
            <div><b>${when}</b><small>${state}</small></div>
            <button type="button" data-chat>${t.ask}</button>
          </article>`,
      )}
    </div>
  </section>`
}

/** As it would stand in the page's source, its token shortened. */
function shownSnippet(settings: { app_id: string; user_jwt?: string }): string {
  const shown = settings.user_jwt
    ? { ...settings, user_jwt: `${settings.user_jwt.slice(0, 24)}…` }
    : settings
  return `<script>\n${snippet(shown)}\n</script>\n<script async src="https://desk.example.com/widget/${settings.app_id}"></script>`
}

/** Buttons that open the chat, a sign-out that tells the widget, and a fresh token when it asks. */
function behaviour(person: PersonKey | null): string {
  const renew = `Otklik('onTokenExpiring', async () => {
  const answer = await fetch('/demo/identity?as=${person}')
  return (await answer.json()).user_jwt
})`
  return `
for (const element of document.querySelectorAll('[data-chat]'))
  element.addEventListener(element.tagName === 'FORM' ? 'submit' : 'click', (event) => {
    event.preventDefault()
    Otklik('show')
  })
${person ? renew : ''}
${
  person
    ? `document.querySelector('.demo [data-as=""]').addEventListener('click', (event) => {
  event.preventDefault()
  Otklik('shutdown')
  const { href } = event.currentTarget
  setTimeout(() => location.assign(href), 300)
})`
    : ''
}
`
}

function addressOf(
  page: DemoPage,
  change: { as?: PersonKey | null; language?: 'ru' | 'en' },
): string {
  const person = change.as === undefined ? page.person : change.as
  const search = new URLSearchParams({ lang: change.language ?? page.language })
  if (person) search.set('as', person)
  if (page.theme !== 'system') search.set('theme', page.theme)
  return `/demo?${search.toString()}`
}
