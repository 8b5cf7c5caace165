/** The headings of the palette and of the sheet of keys, in their order. */
export const commandGroups = [
  'conversation',
  'composer',
  'list',
  'go',
  'people',
  'workspace',
] as const
export type CommandGroup = (typeof commandGroups)[number]

/** Something that can be done now: by its key, from the palette, and always by mouse somewhere. */
export type Command = {
  /** Of a kind, not of an instance: what was used lately is remembered by it. */
  id: string
  title: string
  group: CommandGroup
  /**
   * As tinykeys writes them, by the place of the key: 'KeyT', 'Shift+KeyM', '$mod+KeyK', 'KeyG KeyI'.
   * Those without $mod, Control, Meta or Alt are off wherever one writes.
   */
  keys?: string
  /** Further words by which the palette finds it, in any language. */
  words?: readonly string[]
  /** May the key be held down to go on? */
  repeats?: boolean
  /** The key is shown, and answered by the field or list that has the focus. */
  isAnsweredElsewhere?: boolean
  /** Is it left out of the palette? For steps that make no sense from there. */
  isUnlisted?: boolean
  run: () => void
}
