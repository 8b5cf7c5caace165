/**
 * What a member wrote as bare words: for previews, notifications, search. private.plain_text does the same
 * in the database, step by step; a test holds the two together.
 */
export function plain(text: string): string {
  if (!/[\\*`[>-]/.test(text)) return text
  let words = text
  // A character behind a backslash is no marker. It waits in the private use area until the markers are gone.
  words = words.replaceAll('\\\\', '\uE000')
  for (const [n, mark] of marks.entries()) words = words.replaceAll(`\\${mark}`, waiting(n))
  words = words.replace(/^[ >]*`{3,} *[\w+#-]*$/gm, '')
  words = words.replace(/^(?: *(?:>|- ) ?)+/gm, '')
  words = words.replace(/!\[([^\][\n]*)\]\(file:[0-9a-f-]{36}\)/g, ' $1 ')
  words = words.replace(/\[([^\][\n]+)\]\((?:https?:\/\/|mailto:)[^\s()<>]+\)/gi, '$1')
  words = words.replace(/`+([^`\n]+)`+/g, '$1')
  words = words.replaceAll('**', '\uE0FF')
  words = words.replace(/\uE0FF([^\s\uE0FF]([^\n\uE0FF]*[^\s\uE0FF])?)\uE0FF/g, '$1')
  words = words.replace(/\*([^\s*]([^\n*]*[^\s*])?)\*/g, '$1')
  words = words.replaceAll('\uE0FF', '**')
  for (const [n, mark] of marks.entries()) words = words.replaceAll(waiting(n), mark)
  return words.replace(/\\([!-/:-@[-`{-~ ])/g, '$1').replaceAll('\uE000', '\\')
}

const marks = ['*', '`', '[', ']', '>', '-', '(', ')', '!']
const waiting = (n: number) => String.fromCharCode(0xe001 + n)
