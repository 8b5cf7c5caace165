'use client'

import { NextIntlClientProvider } from 'next-intl'
import { useEffect, useState } from 'react'
import { PageProblem } from '#components/desk/page-problem.tsx'
import { negotiateLocale, type Locale } from '#lib/i18n/locale.ts'
import { loadMessages, type Messages } from '#lib/i18n/messages.ts'
import './globals.css'

type GlobalErrorProps = { error: Error & { digest?: string } }

/** The root layout itself failed, with the language and everything else it provides: this page brings its own. */
export default function GlobalError({ error }: GlobalErrorProps) {
  const [spoken, speak] = useState<{ locale: Locale; messages: Messages } | null>(null)
  useEffect(() => {
    const chosen = /(?:^|; )locale=(ru|en)/.exec(document.cookie)?.[1] as Locale | undefined
    const locale = chosen ?? negotiateLocale(navigator.languages.join(','))
    void loadMessages(locale).then((messages) => speak({ locale, messages }))
  }, [])
  return (
    <html lang={spoken?.locale ?? 'en'}>
      <body>
        {spoken && (
          <NextIntlClientProvider locale={spoken.locale} messages={spoken.messages} timeZone="UTC">
            <PageProblem digest={error.digest} onRetry={() => location.reload()} />
          </NextIntlClientProvider>
        )}
      </body>
    </html>
  )
}
