import type { ReactNode } from 'react'
import { UnsavedGuard } from '#components/settings/unsaved-guard.tsx'
import { SettingsNav } from '#components/settings/settings-nav.tsx'

/** Settings: what one may set on the left, the page beside it. */
export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-w-0 flex-1">
      <SettingsNav />
      <UnsavedGuard>{children}</UnsavedGuard>
    </main>
  )
}
