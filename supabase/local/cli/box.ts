/** Lines in a frame, as wide as the longest: pairs of a label and its value, or one line of text. */
export function box(lines: ([label: string, value: string] | string)[]): string {
  const labelled = lines.filter((line) => typeof line !== 'string')
  const gap = Math.max(0, ...labelled.map(([label]) => label.length)) + 3
  const texts = lines.map((line) =>
    typeof line === 'string' ? line : line[0].padEnd(gap) + line[1],
  )
  const width = Math.max(...texts.map((text) => text.length))
  const edge = '─'.repeat(width + 4)
  const rows = texts.map((text) => `│  ${text.padEnd(width)}  │`)
  return [`╭${edge}╮`, ...rows, `╰${edge}╯`].join('\n')
}
