/*
 * The same keys on the English and the Russian keyboard. An @ is typed on the English one, and whoever
 * goes on without switching means «Анна» by "fyyf".
 */

const english = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбю'

const other = new Map([
  ...[...english].map((key, n) => [key, russian[n]!] as const),
  ...[...russian].map((key, n) => [key, english[n]!] as const),
])

/** What the same keys write in the other layout, in lower case. */
export function inOtherLayout(text: string): string {
  return [...text.toLocaleLowerCase()].map((letter) => other.get(letter) ?? letter).join('')
}
