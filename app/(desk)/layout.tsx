import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { NoAccess } from '#components/auth/no-access.tsx'
import { DeskProviders } from '#components/desk/desk-providers.tsx'
import { DeskShell } from '#components/desk/desk-shell.tsx'
import { DirectoryProvider } from '#components/desk/directory-provider.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { myTopics, viewCounts } from '#lib/conversations/list-queries.ts'
import { loadDirectory } from '#lib/members/directory.ts'
import { myPreferences } from '#lib/preferences/queries.ts'
import { viewingOverPath } from '#lib/supabase/viewing-paths.ts'
import { workspaceName } from '#lib/members/workspace.ts'

/** The desk is for active members; everybody else learns why not. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { db, userId, email, isViewing } = await requireSession()
  const found = await Promise.all([
    loadDirectory(db, userId),
    viewCounts(db),
    myTopics(db),
    workspaceName(db),
    myPreferences(db),
  ]).catch(nullForStrangers)
  if (!found?.[0] && isViewing) redirect(viewingOverPath)
  if (!found?.[0]) return <NoAccess email={email} />
  const [directory, counts, topics, name, preferences] = found
  return (
    <DeskProviders preferences={preferences}>
      <DirectoryProvider initial={directory}>
        <DeskShell workspaceName={name ?? 'Otklik'} counts={counts} topics={topics}>
          {children}
        </DeskShell>
      </DirectoryProvider>
    </DeskProviders>
  )
}
