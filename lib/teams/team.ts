/** Members who share work. */
export type Team = { id: string; name: string; isArchived: boolean }
