import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClosedInvitation } from '#components/auth/closed-invitation.tsx'
import { JoinForm } from '#components/auth/join-form.tsx'
import { OtherAccount } from '#components/auth/other-account.tsx'
import { SignInToJoin } from '#components/auth/sign-in-to-join.tsx'
import { signedInEmail } from '#lib/auth/session.ts'
import { invitationBehind } from '#lib/invitations/joining.ts'

export async function generateMetadata(): Promise<Metadata> {
  // The address holds a token: it must not travel to another site.
  return { title: (await getTranslations('auth.invite'))('title'), referrer: 'no-referrer' }
}

/** Where the letter leads whoever is asked to join. Opening it changes nothing; its form does. */
export default async function InvitePage({ searchParams }: PageProps<'/invite'>) {
  const { token } = await searchParams
  const link = typeof token === 'string' ? token : ''
  const [invitation, visitor] = await Promise.all([invitationBehind(link), signedInEmail()])
  if (!invitation) return <ClosedInvitation state="unknown" isSignedIn={visitor !== null} />
  const { state, email, inviterName, workspaceName, account } = invitation
  if (state !== 'open') return <ClosedInvitation state={state} isSignedIn={visitor !== null} />
  const asked = { token: link, email, inviter: inviterName, workspace: workspaceName }
  if (visitor !== null && visitor.toLowerCase() !== email) {
    return <OtherAccount asked={asked} visitor={visitor} />
  }
  if (visitor === null && account?.isConfirmed) return <SignInToJoin asked={asked} />
  return <JoinForm asked={asked} isSignedIn={visitor !== null} />
}
