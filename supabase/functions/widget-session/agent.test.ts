import { agentOf } from './agent.ts'
import { same } from './in-tests.ts'

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0'

Deno.test('a browser is named with its version, and its system', () => {
  for (const [header, browser, system] of [
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`, 'Chrome 141', 'Windows'],
    [
      `Mozilla/5.0 (Windows NT 10.0) ${chrome} YaBrowser/25.10.1 Safari/537.36`,
      'Яндекс Браузер 25',
      'Windows',
    ],
    [`Mozilla/5.0 (X11; Linux x86_64) ${chrome} Safari/537.36 Edg/141.0.1`, 'Edge 141', 'Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari 18',
      'iOS',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0',
      'Firefox 145',
      'macOS',
    ],
    [`Mozilla/5.0 (Linux; Android 15) ${chrome} Mobile Safari/537.36`, 'Chrome 141', 'Android'],
  ])
    same(agentOf(header!), { browser, system })
})

Deno.test('what says nothing is nobody', () => {
  same(agentOf(null), {})
  same(agentOf('curl/8.5.0'), {})
})
