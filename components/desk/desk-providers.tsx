'use client'

import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { CommandsProvider } from '#components/commands/commands-provider.tsx'
import { ToastArea } from '#components/ui/toast.tsx'
import { TooltipArea } from '#components/ui/tooltip.tsx'
import type { Preferences } from '#lib/preferences/preferences.ts'
import { preferencesKey } from '#lib/preferences/use-preferences.ts'
import { isWorthRetrying } from '#lib/supabase/worth-retrying.ts'
import { useStanding } from './supabase-provider.tsx'
import { AddressProvider } from './use-address.tsx'

/** What client components of the desk stand on: cached queries, tooltips, toasts. */
export function DeskProviders({
  preferences,
  children,
}: {
  /** What the server knows of the reader's habits: the first paint follows them. */
  preferences: Preferences
  children: ReactNode
}) {
  const t = useTranslations('desk')
  const { expel } = useStanding()
  const [client] = useState(() => {
    const made = new QueryClient({
      queryCache: new QueryCache({ onError: (error) => isExpulsion(error) && expel() }),
      defaultOptions: {
        queries: {
          // Coming back to the page is noticed by lib/realtime/wake.ts, together with the socket's return.
          refetchOnWindowFocus: false,
          refetchOnReconnect: false,
          // The browser's idea of being offline is often wrong, on a local network above all.
          networkMode: 'always',
          gcTime: 30 * 60_000,
          retry: (tries, error) => tries < 3 && isWorthRetrying(error),
        },
        mutations: { networkMode: 'always' },
      },
    })
    made.setQueryData(preferencesKey, preferences)
    return made
  })
  return (
    <QueryClientProvider client={client}>
      <AddressProvider>
        <TooltipArea>
          <ToastArea label={t('notices')} closeLabel={t('close')}>
            <CommandsProvider>{children}</CommandsProvider>
          </ToastArea>
        </TooltipArea>
      </AddressProvider>
    </QueryClientProvider>
  )
}

/** Deactivated while looking. */
function isExpulsion(error: unknown): boolean {
  return (error as { message?: unknown } | null)?.message === 'not_a_member'
}
