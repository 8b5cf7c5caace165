'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { concerns, undoOf, verbOf, type BulkAction } from '#lib/conversations/bulk-actions.ts'
import { isOvertaken, standingOf } from '#lib/conversations/bulk-overtaken.ts'
import { runBulk, type BulkOutcome } from '#lib/conversations/bulk-run.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { failed, ok } from '#lib/kernel/result.ts'
import { useReason } from '#lib/i18n/use-reason.ts'

/** So many failures are named one by one. */
const mostNamed = 4

/** Gives `run(action, rows)`: says how far it is, what was refused and why, and offers the way back. */
export function useBulk() {
  const t = useTranslations('bulk')
  const say = useReason()
  const db = useSupabase()
  const { notify } = useToast()
  const [progress, setProgress] = useState<{ over: number; of: number } | null>(null)

  const tellFailures = ({ failed }: BulkOutcome<Conversation>) => {
    if (failed.length === 0) return
    const named = failed
      .slice(0, mostNamed)
      .map(({ one, reason }) => t('refused', { number: one.number, reason: say(reason) }))
    const rest = failed.length - named.length
    notify({
      title: t('failed', { count: failed.length }),
      description: [...named, ...(rest > 0 ? [t('andMore', { count: rest })] : [])].join(' '),
      important: true,
    })
  }

  const putBack = async (action: BulkAction, rows: Conversation[]) => {
    const outcome = await runBulk(rows, async (row) => {
      const undo = undoOf(db, action, row)
      if (!undo) return ok(null)
      const now = await standingOf(db, row.id)
      return now && isOvertaken(action, row, now) ? failed('changed_meanwhile') : undo()
    })
    if (outcome.done.length > 0) notify({ title: t('putBack', { count: outcome.done.length }) })
    tellFailures(outcome)
  }

  const run = async (action: BulkAction, rows: readonly Conversation[]) => {
    const touched = rows.filter((row) => concerns(action, row))
    if (touched.length === 0) return void notify({ title: t('nothingToDo') })
    setProgress({ over: 0, of: touched.length })
    const outcome = await runBulk(
      touched,
      (row) => verbOf(db, action, row)(),
      (over) => setProgress({ over, of: touched.length }),
    )
    setProgress(null)
    const { done } = outcome
    const canUndo = done.some((row) => undoOf(db, action, row))
    if (done.length > 0) {
      notify({
        title: t(`done.${action.kind}`, { count: done.length }),
        ...(canUndo && {
          action: { label: t('undo'), onClick: () => void putBack(action, done) },
        }),
      })
    }
    tellFailures(outcome)
  }
  return { run, progress }
}
