'use client'

import { MessageCircle } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Inbox } from '#lib/inboxes/inbox.ts'
import { looksOf, type WidgetSettings } from '#lib/inboxes/widget-settings.ts'
import { clock } from '#lib/kernel/clock.ts'
import { hex, inkOn, readColour } from '#lib/widget/colours.ts'
import { PreviewFrame } from './preview-frame.tsx'
import { previewSample, sampleConversation } from './preview-sample.ts'

type WidgetPreviewProps = {
  /** Public key of the inbox. */
  appId: string
  greetings: Inbox['greetings']
  settings: WidgetSettings
}

/** A widget as its customers would see it, in its own frame with settings that are not saved yet. */
export function WidgetPreview({ appId, greetings, settings }: WidgetPreviewProps) {
  const t = useTranslations('inboxes.looks')
  const [isDark, setDark] = useState(settings.theme === 'dark')
  const [isTalk, setTalk] = useState(false)
  const desk = useLocale()
  const [language, setLanguage] = useState<'ru' | 'en'>(desk === 'en' ? 'en' : 'ru')
  const shownDark = settings.theme === 'system' ? isDark : settings.theme === 'dark'
  const shownLanguage = settings.locale === 'auto' ? language : settings.locale
  const accent = readColour(settings.accent) ?? [74, 99, 216]
  const { me } = useDirectory()
  const [now] = useState(() => clock.ms())
  const sample = previewSample({
    greetings,
    member: me,
    answer: t(`sample.${shownLanguage}.answer`),
    question: t(`sample.${shownLanguage}.question`),
    expectsMinutes: settings.expectsMinutes,
    now,
  })

  return (
    <section aria-label={t('preview')} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-sm font-medium">{t('preview')}</h2>
        <div className="flex gap-1">
          <Button size="s" look="quiet" aria-pressed={isTalk} onClick={() => setTalk(!isTalk)}>
            {t('previewTalk')}
          </Button>
          {settings.theme === 'system' && (
            <Button size="s" look="quiet" aria-pressed={isDark} onClick={() => setDark(!isDark)}>
              {isDark ? t('themes.dark') : t('themes.light')}
            </Button>
          )}
          {settings.locale === 'auto' && (
            <Button
              size="s"
              look="quiet"
              onClick={() => setLanguage(language === 'ru' ? 'en' : 'ru')}
            >
              {t(`locales.${language}`)}
            </Button>
          )}
        </div>
      </div>
      <div className="flex flex-col rounded-l bg-sunken p-0 lg:-mx-2 lg:p-2">
        <PreviewFrame
          appId={appId}
          title={t('preview')}
          settings={{
            looks: looksOf(settings),
            locale: shownLanguage,
            theme_mode: shownDark ? 'dark' : 'light',
          }}
          sample={sample}
          conversation={isTalk ? sampleConversation : null}
        />
        {settings.launcher === 'button' && (
          <span
            className="mt-3 inline-flex size-12 items-center justify-center rounded-full shadow-high"
            style={{
              background: hex(accent),
              color: inkOn(accent),
              alignSelf: settings.position === 'left' ? 'flex-start' : 'flex-end',
              marginInline: Math.min(settings.sideOffset, 80) / 2,
              marginBottom: Math.min(settings.bottomOffset, 80) / 2,
            }}
          >
            <MessageCircle aria-hidden className="size-6" />
          </span>
        )}
      </div>
    </section>
  )
}
