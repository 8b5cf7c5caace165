import Link from 'next/link'
import type { ReactNode } from 'react'

type ResultLinkProps = { href: string; onOpen: (path: string) => void; children: ReactNode }

/** Something found. A plain click remembers the search; one that opens a tab is the browser's own. */
export function ResultLink({ href, onOpen, children }: ResultLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      data-result=""
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        onOpen(href)
      }}
      className="block rounded-m px-2 py-2 hover:bg-hover focus-visible:bg-hover"
    >
      {children}
    </Link>
  )
}
