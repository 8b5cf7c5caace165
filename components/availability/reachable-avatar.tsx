import { Avatar } from '#components/ui/avatar.tsx'
import type { Availability, Member } from '#lib/members/member.ts'
import { AvailabilityDot } from './availability-dot.tsx'

/** A colleague's face with how reachable it is in its corner. */
export function ReachableAvatar({
  member,
  availability,
  size = 'm',
}: {
  member: Pick<Member, 'id' | 'name' | 'avatarUrl'>
  availability: Availability
  size?: 's' | 'm'
}) {
  return (
    <span className="relative inline-flex shrink-0">
      <Avatar name={member.name} src={member.avatarUrl} seed={member.id} size={size} />
      <AvailabilityDot
        availability={availability}
        className={
          size === 's'
            ? 'absolute -right-0.5 -bottom-0.5 scale-80'
            : 'absolute -right-0.5 -bottom-0.5'
        }
      />
    </span>
  )
}
