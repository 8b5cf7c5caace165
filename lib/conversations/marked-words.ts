/**
 * Where in a text words begin with one of the stems: what a search has found.
 *
 * @param stems in lower case, with е for ё
 * @returns [from, to) of each, in UTF-16 units
 */
export function markedWords(text: string, stems: readonly string[]): [number, number][] {
  if (stems.length === 0) return []
  const bare = text.toLowerCase().replaceAll('ё', 'е')
  // A letter that lower case makes longer would move all that follows.
  if (bare.length !== text.length) return []
  const marked: [number, number][] = []
  const word = /[\p{L}\p{N}]/u
  for (const stem of stems) {
    for (let at = bare.indexOf(stem); at >= 0; at = bare.indexOf(stem, at + stem.length)) {
      let end = at + stem.length
      while (end < bare.length && word.test(bare[end] ?? '')) end += 1
      marked.push([at, end])
    }
  }
  return marked.sort(([one], [other]) => one - other)
}
