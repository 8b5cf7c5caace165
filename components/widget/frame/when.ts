import { clock } from '#lib/kernel/clock.ts'
import type { Words } from './words.ts'

/** 14:05 */
export function timeIn({ language }: Words, at: number): string {
  return format(language, at, { hour: 'numeric', minute: '2-digit' })
}

/** Today, yesterday, or the date; the year where it is not this one. */
export function dayIn({ language, texts }: Words, at: number): string {
  const now = clock.now()
  if (isSameDay(at, now)) return texts.today
  if (isSameDay(at, new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)))
    return texts.yesterday
  const isThisYear = new Date(at).getFullYear() === now.getFullYear()
  return format(language, at, {
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? { weekday: 'short' } : { year: 'numeric' }),
  })
}

/** Beside a conversation in the list: the time of today's, the date of others. */
export function shortIn(words: Words, at: number): string {
  if (isSameDay(at, clock.now())) return timeIn(words, at)
  return format(words.language, at, { day: 'numeric', month: 'short' })
}

/** Everything, for whoever asks. */
export function fullIn({ language }: Words, at: number): string {
  return format(language, at, { dateStyle: 'long', timeStyle: 'short' })
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: string, at: number, options: Intl.DateTimeFormatOptions): string {
  const key = language + JSON.stringify(options)
  const made = formats.get(key) ?? new Intl.DateTimeFormat(language, options)
  formats.set(key, made)
  return made.format(at)
}

function isSameDay(at: number, day: Date): boolean {
  return new Date(at).toDateString() === day.toDateString()
}
