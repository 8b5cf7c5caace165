import type { Noun, Probe } from '../matrix/probe.ts'
import { avatarOf, traps } from '../world/places.ts'
import { members, vera } from '../world/members.ts'
import type { Who } from '../world/who.ts'
import { reads, writes } from './doors.ts'
import { isBackend } from './sight.ts'

/** Whose pictures they are, and everybody else's in one. */
function changing(who: Who): Probe[] {
  const self = who.onlyLooks ? undefined : who.member
  const mine = self ?? who.member ?? members[0]!
  const other = members.find((member) => member !== who.member)!
  const own = `bucket_id = 'avatars' and name = '${mine.id}/face.png'`
  const others = `bucket_id = 'avatars' and name not like '${mine.id}/%'`
  const store = (relation: string, path: string, expected: string | number) =>
    writes(
      'store picture',
      relation,
      `insert into storage.objects (bucket_id, name) values ('avatars', '${path}')`,
      expected,
    )
  return [
    store('oneself', `${mine.id}/new.png`, self ? 1 : 'denied'),
    store('a colleague', `${other.id}/new.png`, 'denied'),
    writes(
      'store picture',
      'among the files',
      `insert into storage.objects (bucket_id, name) values ('attachments', '${mine.id}/new.png')`,
      'denied',
    ),
    writes(
      'replace picture',
      'among the files',
      `update storage.objects set version = 'x' where bucket_id = 'attachments' and name like '${mine.id}/%'`,
      0,
    ),
    writes(
      'remove picture',
      'among the files',
      `delete from storage.objects where bucket_id = 'attachments' and name like '${mine.id}/%'`,
      0,
    ),
    store('nobody', 'new.png', 'denied'),
    writes(
      'replace picture',
      'oneself',
      `update storage.objects set version = 'x' where ${own}`,
      self ? 1 : 0,
    ),
    writes(
      'replace picture',
      'a colleague',
      `update storage.objects set version = 'x' where ${others}`,
      0,
    ),
    writes(
      'move picture',
      'to a colleague',
      `update storage.objects set name = '${other.id}/mine.png' where ${own}`,
      self ? 'denied' : 0,
    ),
    writes(
      'move picture',
      'to the files',
      `update storage.objects set bucket_id = 'attachments' where ${own}`,
      self ? 'denied' : 0,
    ),
    writes('remove picture', 'oneself', `delete from storage.objects where ${own}`, self ? 1 : 0),
    writes('remove picture', 'a colleague', `delete from storage.objects where ${others}`, 0),
  ].map((probe): Probe => ({ ...probe, plane: 'storage' }))
}

/** Pictures of members lie in a public bucket; each member keeps its own folder. */
export const avatarRules: Noun = {
  name: 'avatars',
  covers: { buckets: ['avatars'] },
  probes: (who) => [
    {
      ...reads(
        who,
        'list pictures',
        `select id from storage.objects where bucket_id = 'avatars'`,
        [
          ...members.map((member) => [member, avatarOf(member)] as const),
          [vera, traps.file.id] as const,
        ].map(([member, key]) => ({
          key,
          relation: member.name,
          visible: isBackend(who) || who.member === member,
        })),
      ),
      plane: 'storage',
    },
    ...(isBackend(who) ? [] : changing(who)),
  ],
}
