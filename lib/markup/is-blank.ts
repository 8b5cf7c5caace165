import { plain } from './plain.ts'

/** Says a text that members write nothing? Spaces behind a backslash say nothing, either. */
export function isBlank(text: string): boolean {
  return plain(text).trim() === ''
}
