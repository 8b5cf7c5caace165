import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

const tones = {
  info: { look: 'bg-sunken text-ink-muted', Icon: Info },
  warning: { look: 'bg-warning-soft text-warning-text', Icon: TriangleAlert },
  danger: { look: 'bg-danger-soft text-danger-text', Icon: CircleAlert },
}

/** A sentence that must not be overlooked. Its action stands at the end. */
export function Callout({
  tone = 'info',
  action,
  children,
}: {
  tone?: keyof typeof tones
  action?: ReactNode
  children: ReactNode
}) {
  const { look, Icon } = tones[tone]
  return (
    <div
      className={classNames(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-m px-3 py-2 text-sm',
        look,
      )}
    >
      <p className="flex min-w-0 flex-1 basis-56 gap-2 text-pretty">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>{children}</span>
      </p>
      {action}
    </div>
  )
}
