'use client'

import { CSPProvider } from '@base-ui/react/csp-provider'
import { ThemeProvider } from 'next-themes'
import { useState, type ReactNode } from 'react'

/** Light, dark or as the system has it, without a flash; and the nonce for what primitives write inline. */
export function Theme({ nonce: latest, children }: { nonce?: string; children: ReactNode }) {
  // The page is held to the nonce it came with; a later navigation within it brings others.
  const [nonce] = useState(latest)
  return (
    <CSPProvider nonce={nonce}>
      <ThemeProvider attribute="class" nonce={nonce} disableTransitionOnChange>
        {children}
      </ThemeProvider>
    </CSPProvider>
  )
}
