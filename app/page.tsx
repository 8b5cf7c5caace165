import { redirect } from 'next/navigation'
import { homePath } from '#lib/auth/paths.ts'

export default function HomePage() {
  redirect(homePath)
}
