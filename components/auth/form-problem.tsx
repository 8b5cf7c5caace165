'use client'

import { CircleAlert } from 'lucide-react'
import { useReason } from '#lib/i18n/use-reason.ts'

/** A form's answer: a refusal has a reason that the catalogue has a sentence for. */
type Answer = { ok: true } | { ok: false; reason: string; reference?: string }

/** Why the form was refused, said to screen readers as soon as it appears. */
export function FormProblem({ answer }: { answer: Answer | null }) {
  const say = useReason()
  return (
    <div role="alert">
      {answer?.ok === false && (
        <p className="flex gap-2 rounded-m bg-danger-soft px-3 py-2 text-sm text-danger-text">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {say(answer.reason, answer.reference)}
        </p>
      )}
    </div>
  )
}
