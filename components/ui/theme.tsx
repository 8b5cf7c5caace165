'use client'

import { CSPProvider } from '@base-ui/react/csp-provider'
import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'

/** Light, dark or as the system has it, without a flash; and the nonce for what primitives write inline. */
export function Theme({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce}>
      <ThemeProvider attribute="class" nonce={nonce} disableTransitionOnChange>
        {children}
      </ThemeProvider>
    </CSPProvider>
  )
}
