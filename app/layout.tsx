import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { getLocale, getMessages, getNow, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LanguageProvider } from '#components/desk/language-provider.tsx'
import { SupabaseProvider } from '#components/desk/supabase-provider.tsx'
import { ViewingProvider, type ViewingAs } from '#components/view-as/viewing-provider.tsx'
import { Theme } from '#components/ui/theme.tsx'
import { env } from '#lib/kernel/env.ts'
import { currentViewing } from '#lib/supabase/server.ts'
import { fontVariables } from './fonts.ts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Otklik', template: '%s · Otklik' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f6f8' },
    { media: '(prefers-color-scheme: dark)', color: '#101114' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the nonce makes every page dynamic, as a nonce must be.
  const request = await headers()
  const nonce = request.get('x-nonce') ?? undefined
  const locale = await getLocale()
  return (
    <html
      lang={locale}
      className={fontVariables}
      // Error pages show it; the log has it too.
      data-request-id={request.get('x-request-id') ?? undefined}
      // next-themes sets the class before React wakes up.
      suppressHydrationWarning
    >
      <body>
        <Theme nonce={nonce}>
          <LanguageProvider
            locale={locale}
            messages={await getMessages()}
            timeZone={await getTimeZone()}
            now={await getNow()}
          >
            <ViewingProvider viewing={await viewingAs()}>
              <SupabaseProvider
                url={env('SUPABASE_URL')}
                publishableKey={env('SUPABASE_PUBLISHABLE_KEY')}
              >
                <div className="app-root">{children}</div>
              </SupabaseProvider>
            </ViewingProvider>
          </LanguageProvider>
        </Theme>
      </body>
    </html>
  )
}

/** What the browser gets to know of it: never the token. */
async function viewingAs(): Promise<ViewingAs | null> {
  const viewing = await currentViewing()
  if (!viewing) return null
  const { memberId, endsAt, sessionId } = viewing
  return { memberId, endsAt, topic: `viewing:${sessionId}` }
}
