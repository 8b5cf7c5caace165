import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { QueuesScreen } from '#components/queues/queues-screen.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { allQueues } from '#lib/job-queues/queries.ts'
import { holdsAny } from '#lib/permissions/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('queues'))('title') }
}

/** `/settings/queues`: what the worker has to do, for operators. */
export default async function QueuesPage() {
  const t = await getTranslations('queues')
  const { db, userId } = await requireSession()
  const mayOpen = await holdsAny(db, userId, 'manage_queues').catch(nullForStrangers)
  return (
    <SettingsGate needs="manage_queues" title={t('title')}>
      {mayOpen ? <QueuesScreen first={await allQueues(db)} /> : null}
    </SettingsGate>
  )
}
