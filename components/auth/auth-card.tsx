'use client'

import { Languages } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { BrandMark } from '#components/ui/brand-mark.tsx'
import { Button } from '#components/ui/button.tsx'

/** The page of somebody who is not signed in: one card, one thing to do, the other language. */
export function AuthCard({ heading, children }: { heading: string; children: ReactNode }) {
  const { locale, choose } = useLanguage()
  const other = locale === 'ru' ? 'en' : 'ru'
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 pt-[12vh] pb-10">
      <div className="w-full max-w-88">
        <BrandMark className="mb-5 size-9" />
        <h1 className="mb-6 text-xl font-semibold tracking-tight text-balance">{heading}</h1>
        {children}
      </div>
      <div className="mt-auto pt-10">
        <Button look="quiet" size="s" lang={other} onClick={() => void choose(other)}>
          <Languages aria-hidden />
          {other === 'ru' ? 'Русский' : 'English'}
        </Button>
      </div>
    </main>
  )
}
