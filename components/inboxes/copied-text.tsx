'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'

/** Text to be copied as a whole: code, a secret. It scrolls by itself, so it can be focused. */
export function CopiedText({ label, text }: { label: string; text: string }) {
  const t = useTranslations('inboxes.copy')
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle')
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('done'),
      () => setState('failed'),
    )
  return (
    <div className="flex flex-col gap-2">
      <pre
        tabIndex={0}
        role="region"
        aria-label={label}
        className="overflow-x-auto rounded-m border border-line bg-sunken p-3 font-mono text-xs leading-relaxed"
      >
        {text}
      </pre>
      <div className="flex items-center gap-3">
        <Button size="s" onClick={() => void copy()}>
          {state === 'done' ? <Check aria-hidden /> : <Copy aria-hidden />}
          {t('copy')}
        </Button>
        <span role="status" className="text-xs text-ink-muted">
          {state === 'done' && t('done')}
          {state === 'failed' && t('failed')}
        </span>
      </div>
    </div>
  )
}
