import { colleagues } from './conversations.ts'
import { fileNamed } from './files.ts'
import { idOf } from './ids.ts'
import { memberNamed, vera, type Member } from './members.ts'

export const teamIds = { tickets: idOf('team/tickets'), hotels: idOf('team/hotels') }
export const inboxId = idOf('inbox/site')
export const categoryId = idOf('category/tickets')
export const tagId = idOf('tag')
/** One of each audience; the private one is the superadmin's, the team's is of the tickets. */
export const savedViews = (['private', 'team', 'everyone'] as const).map((audience) => ({
  id: idOf(`view/${audience}`),
  audience,
  owner: vera,
}))
/** A role that nobody holds, and may see and do nothing. */
export const spareRole = idOf('role/spare')
/** Open ones: somebody is asked to become an agent, somebody a superadmin. */
export const invitations = {
  small: idOf('invitation/agent'),
  big: idOf('invitation/superadmin'),
  expired: idOf('invitation/expired'),
  accepted: idOf('invitation/accepted'),
  withdrawn: idOf('invitation/withdrawn'),
}
/** Files that lie where no policy puts them: in the pictures' bucket under a file's name, and the other way round. */
export const traps = {
  file: {
    id: idOf('trap/file'),
    bucket: 'avatars',
    name: `${vera.id}/${fileNamed(colleagues, 'sent').id}/trap.png`,
  },
  picture: {
    id: idOf('trap/picture'),
    bucket: 'attachments',
    name: `${memberNamed('all, may all').id}/trap.png`,
  },
}
export const avatarOf = (member: Member) => idOf(`avatar/${member.name}`)
export const roleId = (name: string) => idOf(`role/${name}`)
/** One of each kind: boris's own, a team's, the other team's, everyone's. */
export const macros = {
  'boris’s own': idOf('macro/own'),
  'of the tickets': idOf('macro/tickets'),
  'of the hotels': idOf('macro/hotels'),
  everyone: idOf('macro/everyone'),
}
