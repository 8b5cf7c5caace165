import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { artem, password, widgetInbox } from '../support/cast.ts'
import { canSign, examples, sign, type Signer } from '../support/doc-examples.ts'
import { settings, visitor, withToken } from './platform-clients.ts'

/* The examples of docs/widget.md, run. Those of a page: tests/journeys/documented.test.ts. */

async function identitySecret(): Promise<string> {
  const { data } = await visitor().auth.signInWithPassword({ email: artem.email, password })
  const manager = withToken(data.session!.access_token)
  const answer = await manager.rpc('reveal_identity_secret', { inbox: widgetInbox.id })
  return (answer.data as { secret: string }).secret
}

test('nothing in the documentation is code that no test knows', () => {
  const known = examples().map(({ heading, language }) => `${heading}: ${language}`)
  expect(known).toEqual([
    'A plain page: html',
    'A single-page application: js',
    'React: tsx',
    'Who is writing: js',
    'Node: js',
    'Python: python',
    'PHP: php',
    'Go: go',
    'Content security policy: ',
  ])
})

// PHP and Go are run where they are; no machine needs them for its tests.
for (const signer of ['Node', 'Python', 'PHP', 'Go'] satisfies Signer[])
  test.skipIf(!canSign(signer))(`a token as ${signer} signs it is taken`, async () => {
    const id = `${signer}-42`
    const token = sign(
      signer,
      { id, name: 'Зоя «Ж» O’Neill', email: 'zoya+chat@example.test' },
      await identitySecret(),
    )
    const response = await fetch(`${settings.urls.api}/functions/v1/widget-session`, {
      method: 'POST',
      headers: {
        apikey: settings.keys.publishableKey,
        origin: new URL(settings.product.APP_URL!).origin,
      },
      body: JSON.stringify({
        inbox_key: widgetInbox.key,
        secret: randomBytes(33).toString('base64url'),
        identity_token: token,
      }),
    })
    const session = (await response.json()) as { is_verified: boolean; token: string }
    expect(response.status).toBe(200)
    expect(session.is_verified).toBe(true)
    const { data } = await withToken(session.token).rpc('widget_state')
    expect(data).toMatchObject({
      contact: { name: 'Зоя «Ж» O’Neill', email: 'zoya+chat@example.test', is_verified: true },
    })
  })
