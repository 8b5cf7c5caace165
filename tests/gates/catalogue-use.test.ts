import { expect, test } from 'vitest'
import { compareUse, keyUse } from './catalogue-use.ts'
import { flatten } from './catalogue.ts'

const check = (code: string, tree: unknown) => compareUse([keyUse('x.tsx', code)], flatten(tree))

test('a key that is asked for and missing is named', () => {
  const code = `const t = useTranslations('inbox'); t('title'); t.rich('gone', {})`
  expect(check(code, { inbox: { title: 'x' } })).toEqual([
    'x.tsx: no message has the key inbox.gone',
  ])
})

test('a key that nothing asks for is named', () => {
  const code = `const t = await getTranslations({ namespace: 'inbox' }); t('title')`
  expect(check(code, { inbox: { title: 'x', old: 'y' } })).toEqual([
    'inbox.old: no code asks for it',
  ])
})

test('a key made at run time counts by its beginning', () => {
  const code = 'const t = useTranslations("inbox"); t(`status.${status}`)'
  expect(check(code, { inbox: { status: { open: 'x', closed: 'y' } } })).toEqual([])
})

test('a key handed over as a word counts', () => {
  const code = `const t = useTranslations('inbox'); const words = ['mine', 'all'].map((w) => t(w))`
  expect(check(code, { inbox: { mine: 'x', all: 'y' } })).toEqual([])
})

test('two translators of one name are kept apart', () => {
  const code = `
    function A() { const t = useTranslations('a'); return t('x') }
    function B() { const t = useTranslations('b'); return t('y') }`
  expect(check(code, { a: { x: '1' }, b: { y: '2' } })).toEqual([])
})

test('a translator without a name of its own is read, too', () => {
  const code = `const title = (await getTranslations('auth.signIn'))('title')`
  expect(check(code, { auth: { signIn: { title: 'x' } } })).toEqual([])
  expect(check(code, { auth: { signIn: {} } })).toEqual([
    'x.tsx: no message has the key auth.signIn.title',
  ])
})

test('a key in a variable may be any of its namespace, and of no other', () => {
  const code = `const t = useTranslations('errors'); t(reason)`
  expect(check(code, { errors: { a: 'x', b: 'y' }, other: { c: 'z' } })).toEqual([
    'other.c: no code asks for it',
  ])
})
