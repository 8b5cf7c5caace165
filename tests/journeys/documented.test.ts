import { build } from 'esbuild'
import { exampleUnder, sign } from '../support/doc-examples.ts'
import { openForeignSite } from '../support/foreign-site.ts'
import { repository } from '../support/repository.ts'
import { visitorOn } from './people/site-visitor.ts'
import { ask, bodiesOf, conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

/* The examples of docs/widget.md that stand in a page, word for word. */

const key = 'demo-travel'

/** The React example, bundled as its reader's tools would, on a page whose person may be changed. */
async function reactPage(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { createRoot } from 'react-dom/client'
${code}
const root = createRoot(document.getElementById('app'))
window.signIn = (identity) => root.render(<SupportChat identity={identity} />)
window.signIn(null)`,
      loader: 'tsx',
      resolveDir: repository,
    },
    bundle: true,
    write: false,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return `<!doctype html><title>React</title><div id="app"></div><script>${outputFiles[0]!.text.replaceAll('</script', '<\\/script')}</script>`
}

test('the documentation’s page, single-page application and React component work as they stand', async ({
  newPerson,
  baseURL,
}) => {
  test.setTimeout(60_000)
  const here = (code: string) =>
    code.replaceAll('https://desk.example.com', baseURL!).replaceAll('your-inbox-key', key)
  const [row] = await ask<{ secret: string }>(
    `select public.widget_inbox('${key}') ->> 'identity_secret' as secret`,
    [],
  )
  const person = { id: once('doc'), name: 'Дина', email: 'dina@example.test' }
  const token = sign('Node', person, row!.secret)
  const pages: Record<string, string> = {
    '/': `<!doctype html><html lang="ru"><title>Plain</title><body>${here(exampleUnder('A plain page', 'html'))}</body></html>`,
    '/react': await reactPage(here(exampleUnder('React', 'tsx'))),
    '/api/chat-identity': token,
  }
  const site = await openForeignSite((path) => pages[path] ?? null)
  const visitor = visitorOn(await newPerson())
  await visitor.page.goto(site.origin)
  const question = once('По документации')
  await visitor.begin('Билеты', question)

  // Signed in, signed out, and an anonymous visitor again, line by line.
  const [signIn = '', ...signOut] = here(exampleUnder('A single-page application', 'js')).split(
    '\n',
  )
  const run = (code: string) => visitor.page.evaluate(`(async () => {\n${code}\n})()`)
  await run(signIn)
  await visitor.entry(question).click()
  await visitor.write('Теперь меня знают')
  const { id } = await conversationBegunWith(question)
  await expect.poll(() => bodiesOf(id)).toEqual([question, 'Теперь меня знают'])
  await run(signOut.join('\n'))
  // The one that was shut down leaves the page when it has told the server.
  await expect(visitor.page.locator('otklik-widget')).toHaveCount(1)
  await visitor.open()
  await expect(visitor.chat.getByRole('button', { name: 'Билеты', exact: true })).toBeVisible()
  await expect(visitor.entry('Теперь меня знают')).toHaveCount(0)

  const react = visitorOn(await newPerson())
  await react.page.goto(`${site.origin}/react`)
  await react.open()
  await react.page.evaluate((said) => (window as unknown as Hold).signIn(said), token)
  await expect(react.entry('Теперь меня знают')).toBeVisible()
  await expect(react.page.locator('iframe')).toHaveCount(1)
  await site.close()
})

type Hold = { signIn: (token: string | null) => void }
