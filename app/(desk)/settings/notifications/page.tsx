import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NotificationsScreen } from '#components/notices/notifications-screen.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notices'))('pageTitle') }
}

/** `/settings/notifications`: what calls a member who looks elsewhere. */
export default function NotificationsPage() {
  return <NotificationsScreen />
}
