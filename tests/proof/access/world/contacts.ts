import { idOf } from './ids.ts'

/** A customer as the rules see one. */
export type Contact = {
  name: string
  id: string
  company: 'northwind' | 'alpha' | null
  isBlocked: boolean
  /** The id of the member who wrote it in by hand. */
  writtenBy: string | null
  /** The browser's session that the tests act with. */
  session: string
}

const contact = (name: string, rest: Partial<Contact> = {}): Contact => ({
  name,
  id: idOf(`contact/${name}`),
  company: null,
  isBlocked: false,
  writtenBy: null,
  session: idOf(`session/${name}`),
  ...rest,
})

export const maria = contact('maria', { company: 'northwind' })
/** Of Maria's company, and a stranger to her conversations. */
export const marta = contact('marta', { company: 'northwind' })
export const pavel = contact('pavel', { company: 'alpha' })
export const visitor = contact('visitor')
export const blocked = contact('blocked', { isBlocked: true })

/** Known, and never wrote: only whoever sees all knows of it. */
export const silent = contact('silent')

/** Never wrote either, and was written in by one who does not see all. */
export const handmade = contact('handmade', { writtenBy: idOf('member/teams, may all') })

export const contacts = [maria, marta, pavel, visitor, blocked, silent, handmade]

/** Maria's other browsers. */
export const mariasSessions = {
  revoked: idOf('session/maria revoked'),
  expired: idOf('session/maria expired'),
}
