/** The colours a tag may have, in the order they are offered. */
export const tagColours = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
] as const
export type TagColour = (typeof tagColours)[number]

/** A word on conversations. An archived one stays where it is and is put on no other. */
export type Tag = {
  id: string
  name: string
  colour: TagColour
  isArchived: boolean
  /** The tag that took its place. */
  mergedIntoId: string | null
}
