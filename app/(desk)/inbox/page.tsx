import { redirect } from 'next/navigation'
import { homePath } from '#lib/auth/paths.ts'

export default function InboxPage() {
  redirect(homePath)
}
