/** What is open over a timeline, if anything. */
export type TimelineTool = 'find' | 'date' | null
