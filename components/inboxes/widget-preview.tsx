'use client'

import { MessageCircle, Send, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { Inbox } from '#lib/inboxes/inbox.ts'
import type { OwnText, WidgetSettings } from '#lib/inboxes/widget-settings.ts'
import { hex, inkOn, readableOn, readColour } from '#lib/widget/colours.ts'

type WidgetPreviewProps = {
  name: string
  greetings: Inbox['greetings']
  settings: WidgetSettings
}

/* The widget's own grounds, light and dark: components/widget/frame/frame.css. */
const grounds = {
  light: {
    canvas: '#f6f7f8',
    surface: '#ffffff',
    ink: '#1d2026',
    muted: '#555a63',
    line: '#e3e5e8',
    theirs: '#eceef0',
  },
  dark: {
    canvas: '#131518',
    surface: '#1b1d21',
    ink: '#ebecee',
    muted: '#b3b7be',
    line: '#2c2f34',
    theirs: '#272a2f',
  },
} as const

/** A widget as its customers would see it, drawn from settings that are not saved yet. */
export function WidgetPreview({ name, greetings, settings }: WidgetPreviewProps) {
  const t = useTranslations('inboxes.looks')
  const [isDark, setDark] = useState(settings.theme === 'dark')
  const desk = useLocale()
  const [language, setLanguage] = useState<'ru' | 'en'>(desk === 'en' ? 'en' : 'ru')
  const shownDark = settings.theme === 'system' ? isDark : settings.theme === 'dark'
  const shownLanguage = settings.locale === 'auto' ? language : settings.locale
  const look = grounds[shownDark ? 'dark' : 'light']
  const accent = readColour(settings.accent) ?? [74, 99, 216]
  const head = readColour(settings.background) ?? accent
  const headInk = inkOn(head)
  const link = hex(readableOn(accent, readColour(look.surface) ?? [255, 255, 255]))
  const said = (key: OwnText) =>
    settings.texts[shownLanguage][key] ?? t(`usual.${shownLanguage}.${key}`)
  const greeting = greetings[shownLanguage] || t(`usualGreeting.${shownLanguage}`)

  return (
    <section aria-label={t('preview')} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-sm font-medium">{t('preview')}</h2>
        <div className="flex gap-1">
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
      <div
        lang={shownLanguage}
        inert
        className="flex min-h-112 flex-col justify-end rounded-l border border-line bg-sunken p-3"
      >
        <div
          className="flex flex-col overflow-hidden rounded-xl shadow-high"
          style={{ background: look.canvas, color: look.ink }}
        >
          <div
            className="flex flex-col gap-2 px-4 pt-4 pb-6"
            style={{ background: hex(head), color: headInk }}
          >
            <X aria-hidden className="size-4 self-end" />
            {settings.logoUrl && (
              // eslint-disable-next-line @next/next/no-img-element -- any company's address
              <img
                src={settings.logoUrl}
                alt=""
                className="h-7 max-w-36 self-start object-contain"
              />
            )}
            <p className="text-lg leading-snug font-semibold text-balance">{greeting}</p>
            <p className="text-xs opacity-90">{name}</p>
          </div>
          <div className="-mt-3 flex flex-col gap-2 px-3 pb-3">
            <div
              className="flex flex-col gap-2 rounded-l border p-3 text-sm"
              style={{ background: look.surface, borderColor: look.line }}
            >
              <span className="font-medium">{said('startAbout')}</span>
              <span className="flex items-center justify-between gap-2" style={{ color: link }}>
                {said('start')}
                <Send aria-hidden className="size-4" />
              </span>
            </div>
            <div
              className="flex flex-col gap-2 rounded-l border p-3 text-sm"
              style={{ background: look.surface, borderColor: look.line }}
            >
              <span className="text-xs" style={{ color: look.muted }}>
                {said('team')}
              </span>
              <span
                className="self-start rounded-l px-3 py-1.5"
                style={{ background: look.theirs }}
              >
                {t(`sample.${shownLanguage}.answer`)}
              </span>
              <span
                className="self-end rounded-l px-3 py-1.5"
                style={{ background: hex(accent), color: inkOn(accent) }}
              >
                {t(`sample.${shownLanguage}.question`)}
              </span>
              <span
                className="rounded-m border px-3 py-1.5 text-xs"
                style={{ borderColor: look.line, color: look.muted }}
              >
                {said('composeHint')}
              </span>
            </div>
          </div>
        </div>
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
