import { blocked, maria, marta, pavel, visitor, type Contact } from './contacts.ts'
import { idOf } from './ids.ts'
import { boris, darya, related, type Member, type TeamName } from './members.ts'

/** A conversation as the rules see one. */
export type Conversation = {
  /** What stands between it and the person, said in the report. */
  relation: string
  id: string
  team: TeamName | null
  assignee: Member | null
  contact: Contact
  status: 'open' | 'snoozed' | 'closed'
  /** Whom an open mention lets in. */
  mentioned: Member[]
  /** Whom a mention let in that was taken back. */
  shutOut: Member[]
  /** Who has written a message here that still stands, besides the contact and Vera. */
  author: Member | null
}

const conversation = (
  relation: string,
  team: TeamName | null,
  assignee: Member | null,
  contact: Contact,
  rest: Partial<Conversation> = {},
): Conversation => ({
  relation,
  id: idOf(`conversation/${relation}`),
  team,
  assignee,
  contact,
  status: 'open',
  mentioned: [],
  shutOut: [],
  author: null,
  ...rest,
})

export const colleagues = conversation("a colleague's of my team", 'tickets', boris, maria)
export const elsewhere = conversation("another team's", 'hotels', darya, marta)
export const mentionedIn = conversation('mentioned', 'hotels', darya, pavel, { mentioned: related })
export const takenBack = conversation('mention taken back', 'hotels', darya, pavel, {
  shutOut: related,
})
export const waiting = conversation('waiting in my team', 'tickets', null, pavel)
const shared = [
  colleagues,
  waiting,
  elsewhere,
  conversation('waiting in another team', 'hotels', null, visitor),
  mentionedIn,
  takenBack,
  conversation('in no team', null, darya, pavel),
  conversation('snoozed in my team', 'tickets', boris, pavel, { status: 'snoozed' }),
  conversation('closed in my team', 'tickets', boris, maria, { status: 'closed' }),
  conversation("closed in another team's", 'hotels', darya, marta, { status: 'closed' }),
  conversation("a blocked customer's", 'hotels', darya, blocked),
]

/** Each one's own work, in a team that is not theirs, so that nothing but the assignment opens it. */
const own = related.map((member) =>
  conversation(`assigned to ${member.name}`, 'hotels', member, pavel, { author: member }),
)

export const conversations = [...shared, ...own]

/** Those that say something new about this member: everybody else's own work is one "another team's". */
export function conversationsFor(member?: Member): Conversation[] {
  return [
    ...shared,
    ...own.filter((c, n) => c.assignee === member || n === (own[0]?.assignee === member ? 1 : 0)),
  ]
}
