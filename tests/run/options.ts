import { tiers } from '../support/tiers.ts'

export type Options = {
  /** Names of the tiers to run, in the order of tests/support/tiers.ts. */
  tiers: string[]
  /** Only tests whose full name matches this regular expression. */
  name?: string
  /** Only files whose path contains one of these. */
  paths: string[]
}

export const usage = `npm test -- [--tier ${tiers.map((tier) => tier.name).join(',')}] [-t name] [path …]`

/**
 * Reads what follows `npm test --`.
 * Throws an Error with the usage when a word is not understood: a misspelt tier must not run nothing.
 */
export function readOptions(words: string[]): Options {
  const known = tiers.map((tier) => tier.name)
  const options: Options = { tiers: known, paths: [] }
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const [flag = '', inline] = word.startsWith('--') ? splitOnce(word, '=') : [word]
    const value = () => {
      const given = inline ?? words[++at]
      if (!given) throw new Error(`${flag} needs a value.\n${usage}`)
      return given
    }
    if (flag === '--tier') options.tiers = inOrder(value().split(','), known)
    else if (flag === '-t' || flag === '--name') options.name = value()
    else if (word.startsWith('-')) throw new Error(`Unknown option ${word}.\n${usage}`)
    else options.paths.push(word)
  }
  return options
}

function inOrder(asked: string[], known: string[]): string[] {
  const unknown = asked.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`Unknown tier ${unknown.join(', ')}.\n${usage}`)
  return known.filter((name) => asked.includes(name))
}

function splitOnce(word: string, mark: string): [string, string?] {
  const at = word.indexOf(mark)
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)]
}
