import type { Block } from '#lib/markup/block.ts'

/** Ids of the files that stand between texts: the others are shown below. */
export function placedFiles(blocks: readonly Block[]): Set<string> {
  const ids = new Set<string>()
  const walk = (some: readonly Block[]): void => {
    for (const block of some) {
      if (block.kind === 'file') ids.add(block.id)
      if (block.kind === 'quote') walk(block.blocks)
      if (block.kind === 'list') block.items.forEach(walk)
    }
  }
  walk(blocks)
  return ids
}
