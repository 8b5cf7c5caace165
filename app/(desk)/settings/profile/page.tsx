import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ProfileScreen } from '#components/profile/profile-screen.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('profile'))('title') }
}

/** `/settings/profile`: what everybody sets of their own. */
export default function ProfilePage() {
  return <ProfileScreen />
}
