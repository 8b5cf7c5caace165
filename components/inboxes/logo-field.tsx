'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'

type LogoFieldProps = {
  value: string | null
  onChange: (address: string | null) => void
  onPutUp: (file: Blob) => Promise<Result<string>>
}

/** The brand's mark: chosen, drawn small and put up; shown to customers once the form is saved. */
export function LogoField({ value, onChange, onPutUp }: LogoFieldProps) {
  const t = useTranslations('inboxes.looks')
  const say = useReason()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [reason, setReason] = useState<string | null>(null)

  const take = async (file: File) => {
    setBusy(true)
    setReason(null)
    const answer = await onPutUp(file).catch(() => ({ ok: false, reason: 'network' }) as const)
    setBusy(false)
    if (answer.ok) onChange(answer.value)
    else setReason(answer.reason)
  }

  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-sm font-medium">{t('logo')}</span>
      <div className="flex flex-wrap items-center gap-3">
        {value && (
          // eslint-disable-next-line @next/next/no-img-element -- any company's address, already small
          <img
            src={value}
            alt={t('logo')}
            className="h-10 max-w-40 rounded-m border border-line bg-sunken object-contain p-1"
          />
        )}
        <Button busy={isBusy} onClick={() => input.current?.click()}>
          {value ? t('logoReplace') : t('logoChoose')}
        </Button>
        {value && (
          <Button look="quiet" disabled={isBusy} onClick={() => onChange(null)}>
            {t('logoRemove')}
          </Button>
        )}
      </div>
      <p className="text-xs text-ink-faint">{t('logoHint')}</p>
      <p role="alert" className="text-xs text-danger-text empty:hidden">
        {reason && say(reason)}
      </p>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={t('logoChoose')}
        className="hidden"
        onChange={({ target }) => {
          const file = target.files?.[0]
          // The same file may be chosen again after a mistake.
          target.value = ''
          if (file) void take(file)
        }}
      />
    </div>
  )
}
