import ts from 'typescript'
import type { Catalogue } from './catalogue.ts'

/** What one source file says about message keys. */
export type KeyUse = {
  file: string
  /**
   * Keys asked for by `t('…')`, one of which has to exist: two functions of a file may give the
   * name `t` to different namespaces.
   */
  asked: string[][]
  /** Keys that may be meant: every literal under every namespace named in the file. */
  possible: string[]
  /** Beginnings of keys made at run time: `status.${status}`. */
  prefixes: string[]
}

const makers = new Set(['useTranslations', 'getTranslations', 'createTranslator'])
const forms = new Set(['rich', 'markup', 'raw', 'has'])

/** Reads the use of message keys out of one TypeScript file, without resolving types. */
export function keyUse(file: string, text: string): KeyUse {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kindOf(file))
  const namespaces = new Map<string, string[]>()
  const spaces = new Set([''])
  const literals: string[] = []
  const beginnings: string[] = []
  const calls: { under: () => string[]; key: ts.Expression | undefined }[] = []

  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) literals.push(node.text)
    if (ts.isTemplateExpression(node)) beginnings.push(node.head.text)
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) {
      const namespace = namespaceOf(node.initializer)
      const known = namespaces.get(node.name.text) ?? []
      if (namespace !== undefined) namespaces.set(node.name.text, [...known, namespace])
    }
    if (ts.isCallExpression(node)) {
      const made = namespaceOf(node)
      if (made !== undefined) spaces.add(made)
      const translator = translatorOf(node.expression)
      // `(await getTranslations('auth'))('title')` has no name in between.
      const direct = namespaceOf(translator)
      const name = translator && ts.isIdentifier(translator) ? translator.text : ''
      // Looked up at the end: a function may be written above the translator that it uses.
      const under = () => (direct === undefined ? (namespaces.get(name) ?? []) : [direct])
      calls.push({ under, key: node.arguments[0] })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)

  const under = (words: string[]) =>
    [...spaces].flatMap((space) => words.map((word) => join(space, word)))
  const translations = calls
    .map(({ under, key }) => ({ spaces: under(), key }))
    .filter(({ spaces }) => spaces.length > 0)
  return {
    file,
    asked: translations.flatMap(({ spaces, key }) =>
      key && ts.isStringLiteralLike(key) ? [spaces.map((space) => join(space, key.text))] : [],
    ),
    possible: under(literals),
    prefixes: [
      ...under(beginnings).filter((prefix) => prefix.includes('.')),
      // `t(reason)`: any key of the namespace. Of the whole catalogue it would say nothing.
      ...translations.flatMap(({ spaces, key }) =>
        key && comesFromElsewhere(key) ? spaces.filter(Boolean).map((space) => `${space}.`) : [],
      ),
    ],
  }
}

/** Keys asked for and missing, keys present and never meant. */
export function compareUse(uses: KeyUse[], catalogue: Catalogue): string[] {
  const missing = uses.flatMap(({ file, asked }) =>
    asked
      .filter((keys) => !keys.some((key) => catalogue.has(key)))
      .map((keys) => `${file}: no message has the key ${keys.join(' or ')}`),
  )
  const possible = new Set(uses.flatMap((use) => use.possible))
  const prefixes = uses.flatMap((use) => use.prefixes)
  const unused = [...catalogue.keys()]
    .filter((key) => !possible.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)))
    .map((key) => `${key}: no code asks for it`)
  return [...missing, ...unused]
}

function namespaceOf(expression: ts.Expression | undefined): string | undefined {
  if (expression && (ts.isAwaitExpression(expression) || ts.isParenthesizedExpression(expression)))
    return namespaceOf(expression.expression)
  if (!expression || !ts.isCallExpression(expression)) return undefined
  if (!ts.isIdentifier(expression.expression) || !makers.has(expression.expression.text))
    return undefined
  const [first] = expression.arguments
  if (!first) return ''
  if (ts.isStringLiteralLike(first)) return first.text
  if (!ts.isObjectLiteralExpression(first)) return undefined
  const named = first.properties.find(
    (property): property is ts.PropertyAssignment =>
      ts.isPropertyAssignment(property) && property.name.getText() === 'namespace',
  )
  if (!named) return ''
  return ts.isStringLiteralLike(named.initializer) ? named.initializer.text : undefined
}

/** The translator in `translator('key')` and `translator.rich('key')`. */
function translatorOf(callee: ts.Expression): ts.Expression {
  return ts.isPropertyAccessExpression(callee) && forms.has(callee.name.text)
    ? callee.expression
    : callee
}

function comesFromElsewhere(key: ts.Expression): boolean {
  return (
    ts.isIdentifier(key) ||
    ts.isPropertyAccessExpression(key) ||
    ts.isElementAccessExpression(key) ||
    ts.isCallExpression(key)
  )
}

function join(namespace: string, key: string): string {
  return namespace === '' ? key : `${namespace}.${key}`
}

function kindOf(file: string): ts.ScriptKind {
  return file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
}
