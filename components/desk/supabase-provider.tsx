'use client'

import { createContext, lazy, use, useMemo, useState, type ReactNode } from 'react'
import { leaveOverViewing, useViewing } from '#components/view-as/viewing-provider.tsx'
import { patiently } from '#components/ui/patiently.ts'
import { clock } from '#lib/kernel/clock.ts'
import { browserClient, type BrowserSupabase } from '#lib/supabase/browser.ts'

type Standing = {
  /** What this person may see has changed; the session may be over for the same reason. */
  doubt: () => void
  /** This person is no active member any more: nothing of the desk stays. */
  expel: () => void
}

const Client = createContext<BrowserSupabase | null>(null)
const StandingContext = createContext<Standing | null>(null)

const Farewell = lazy(
  patiently(() => import('./farewell.tsx').then((page) => ({ default: page.Farewell }))),
)
const SessionOver = lazy(
  patiently(() => import('./session-over.tsx').then((page) => ({ default: page.SessionOver }))),
)

/** One per page, as the client is. */
let doubtedAt = -Infinity

/** Milliseconds in which a session that ends belongs to the change of access heard before. */
const sameEvent = 15_000

/** Makes the browser's client from what the server knows at run time: one build serves any platform. */
export function SupabaseProvider({
  url,
  publishableKey,
  children,
}: {
  url: string
  publishableKey: string
  children: ReactNode
}) {
  const [isExpelled, setExpelled] = useState(false)
  const [isOver, setOver] = useState(false)
  const [client] = useState(() =>
    browserClient(url, publishableKey, {
      onSessionEnd: () => {
        // Deactivation ends the sessions, too: then signing in again leads nowhere.
        if (clock.ms() - doubtedAt < sameEvent) setExpelled(true)
        else setOver(true)
      },
      onViewingEnd: leaveOverViewing,
      onOtherPerson: () => location.reload(),
    }),
  )
  const isViewing = useViewing() !== null
  const standing = useMemo(
    () => ({
      doubt: () => void (doubtedAt = clock.ms()),
      // Whoever looked through another's eyes is still a member.
      expel: () => (isViewing ? leaveOverViewing() : setExpelled(true)),
    }),
    [isViewing],
  )
  // Whoever has signed in again: somebody else is noticed by the client, which loads the page anew.
  const lookAgain = async () => {
    const { status } = await client.from('workspace').select('name').limit(1)
    if (status === 200) setOver(false)
  }
  return (
    <Client value={client}>
      <StandingContext value={standing}>
        {isExpelled ? (
          <Farewell />
        ) : (
          <>
            <div className="contents" inert={isOver}>
              {children}
            </div>
            {isOver && <SessionOver onReturn={() => void lookAgain()} />}
          </>
        )}
      </StandingContext>
    </Client>
  )
}

/** The browser's Supabase client, acting as whoever is signed in. */
export function useSupabase(): BrowserSupabase {
  const client = use(Client)
  if (!client) throw new Error('useSupabase() needs a <SupabaseProvider> above it.')
  return client
}

export function useStanding(): Standing {
  const standing = use(StandingContext)
  if (!standing) throw new Error('useStanding() needs a <SupabaseProvider> above it.')
  return standing
}
