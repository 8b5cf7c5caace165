import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { childEnvironment, loadSettings } from './settings.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'otklik-settings-'))
  for (const name of ['OTKLIK_HOME', 'OTKLIK_PORT_BASE', 'OTKLIK_PORT_WEB'])
    vi.stubEnv(name, undefined)
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

test('keys are made once, differ between installations and are nobody else’s to read', () => {
  const { keys } = loadSettings({ home })
  expect(loadSettings({ home }).keys).toEqual(keys)
  expect(loadSettings({ home: join(home, 'other') }).keys.jwtSecret).not.toBe(keys.jwtSecret)
  expect(statSync(join(home, 'env')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(home, 'env'), 'utf8')).toContain(`JWT_SECRET=${keys.jwtSecret}\n`)
  expect(keys.publishableKey).toMatch(/^sb_publishable_[\w-]{22}_[\w-]{8}$/)
})

test('the older keys are tokens of their role, signed with the secret', () => {
  const { anonKey, jwtSecret } = loadSettings({ home }).keys
  const [header, claims = '', signature] = anonKey.split('.')
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ role: 'anon' })
  const expected = createHmac('sha256', jwtSecret).update(`${header}.${claims}`).digest('base64url')
  expect(signature).toBe(expected)
})

test('OTKLIK_PORT_BASE moves every port, OTKLIK_PORT_<NAME> one of them', () => {
  vi.stubEnv('OTKLIK_PORT_BASE', '26000')
  vi.stubEnv('OTKLIK_PORT_WEB', '3001')
  const { ports, product } = loadSettings({ home })
  expect(ports).toMatchObject({ web: 3001, gateway: 26021, postgres: 26022, worker: 26028 })
  expect(product).toMatchObject({ APP_URL: 'http://localhost:3001', PORT: '3001' })
  expect(product.DATABASE_URL).toContain('@127.0.0.1:26022/')
})

test('a child finds the same folders and ports in its environment', () => {
  const settings = loadSettings({ home, ports: { gateway: 31_000 } })
  for (const [name, value] of Object.entries(childEnvironment(settings))) vi.stubEnv(name, value)
  expect(loadSettings()).toEqual(settings)
})

test('the path of the socket fits into a socket address wherever the home lies', () => {
  const deep = join(home, 'a'.repeat(120))
  const { folders, ports } = loadSettings({ home: deep })
  expect(Buffer.byteLength(`${folders.socket}/.s.PGSQL.${ports.postgres}`)).toBeLessThanOrEqual(100)
})
