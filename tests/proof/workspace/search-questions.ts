import { lastNames, vocabulary } from './search-words.ts'

/** A kind of search: what is asked in each round, of which function, and which bound it has to keep. */
export type Question = {
  name: string
  verb: 'search_messages' | 'search_contacts' | 'search_companies'
  isCommon: boolean
  ask: (round: number) => string
}

/** By rank: the first words are in most messages, those from 2,000 on in less than one of a thousand. */
const word = (rank: number) => vocabulary[rank]!
/** Ranks that differ from round to round and are the same in every run. */
const spread = (round: number, from: number, to: number) =>
  from + ((round * 7919 + 13) % (to - from))

export const questions = (messages: number): Question[] => [
  said('a rare word', false, (n) => word(spread(n, 2_000, 60_000))),
  said(
    'two rare words',
    false,
    (n) => `${word(spread(n, 800, 1_500))} ${word(spread(n, 1_500, 4_000))}`,
  ),
  said(
    'an order number',
    false,
    (n) => `А-${10_000_000 + ((spread(n, 0, messages) / 20) | 0) * 20}`,
  ),
  said('a frequent word', true, (n) => word(spread(n, 0, 60))),
  said('a word of medium frequency', true, (n) => word(spread(n, 60, 1_500))),
  said('three frequent words', true, (n) => [3, 11, 29].map((by) => word((n * by) % 40)).join(' ')),
  said('the beginning of a frequent word', true, (n) => word(spread(n, 0, 60)).slice(0, 4)),
  said('a phrase of frequent words', true, (n) => `"${word(n % 12)} ${word((n * 5) % 9)}"`),
  people('a surname', (n) => lastNames[n % 100]!),
  people('a surname with a mistake', (n) => lastNames[n % 100]!.replace(/^(..)(.)/, '$1')),
  people('an address', (n) => `user${spread(n, 3, messages / 20)}@mail.test`),
  people('a phone number', (n) => {
    const digits = String((4 * spread(n, 1, messages / 80) * 7919) % 1e9).padStart(9, '0')
    return `8 (9${digits.slice(0, 2)}) ${digits.slice(2, 5)}-${digits.slice(5)}`
  }),
  { ...people('a company', (n) => `Вектор ${word(n % 30)}`), verb: 'search_companies' },
]

const said = (name: string, isCommon: boolean, ask: Question['ask']): Question => ({
  name,
  verb: 'search_messages',
  isCommon,
  ask,
})

/** Names that thousands bear are common words. */
const people = (name: string, ask: Question['ask']): Question => ({
  name,
  verb: 'search_contacts',
  isCommon: name.includes('surname'),
  ask,
})
