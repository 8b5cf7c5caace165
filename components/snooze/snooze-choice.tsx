'use client'

import { MessageSquareReply, Moon } from 'lucide-react'
import { useTimeZone, useTranslations } from 'next-intl'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Input } from '#components/ui/input.tsx'
import { clock } from '#lib/kernel/clock.ts'
import { snoozePresets } from '#lib/snooze/presets.ts'
import { MomentFields } from './moment-fields.tsx'
import { useInstantWords } from './use-instant-words.ts'

/** As the table holds it. */
const longestReason = 200

type SnoozeChoiceProps = {
  /** Why it sleeps already. */
  reason: string
  onChoose: (until: Date | null, reason: string) => void
}

/** Until when a conversation sleeps: one press for the usual, a day and a time for the rest. */
export function SnoozeChoice({ reason: known, onChoose }: SnoozeChoiceProps) {
  const t = useTranslations('snooze')
  const say = useInstantWords()
  const timeZone = useTimeZone() ?? 'UTC'
  // The choices must not move under the hand while the popup is open.
  const [presets] = useState(() => snoozePresets(clock.now(), timeZone))
  const [reason, setReason] = useState(known)
  const list = useRef<HTMLUListElement>(null)
  const choose = (until: Date | null) => onChoose(until, reason.trim())

  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }

  return (
    <div className="flex w-76 max-w-full flex-col">
      <ul ref={list} aria-label={t('until')} onKeyDown={walk} className="p-1">
        {presets.map(({ id, until }, n) => (
          <Preset
            key={id}
            icon={<Moon aria-hidden />}
            name={t(`preset.${id}`)}
            isFirst={n === 0}
            onChoose={() => choose(until)}
          >
            {say(until)}
          </Preset>
        ))}
        <Preset
          icon={<MessageSquareReply aria-hidden />}
          name={t('preset.reply')}
          isFirst={presets.length === 0}
          onChoose={() => choose(null)}
        >
          {null}
        </Preset>
      </ul>
      <div className="flex flex-col gap-3 border-t border-line p-3">
        <Input
          aria-label={t('reason')}
          placeholder={t('reason')}
          maxLength={longestReason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <MomentFields
          label={t('moment')}
          initial={presets.find(({ id }) => id === 'tomorrow')?.until ?? clock.now()}
          onChoose={choose}
        >
          {t('snooze')}
        </MomentFields>
      </div>
    </div>
  )
}

function Preset(props: {
  icon: ReactNode
  name: string
  isFirst: boolean
  onChoose: () => void
  children: ReactNode
}) {
  return (
    <li>
      <button
        type="button"
        autoFocus={props.isFirst}
        onClick={props.onChoose}
        className="flex h-8 w-full items-center gap-2 rounded-m px-2 text-left text-sm hover:bg-hover focus-visible:bg-hover pointer-coarse:h-10 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted"
      >
        {props.icon}
        <span className="min-w-0 flex-1 truncate">{props.name}</span>
        <span className="tabular shrink-0 text-xs text-ink-faint">{props.children}</span>
      </button>
    </li>
  )
}
