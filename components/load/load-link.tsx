'use client'

import { Gauge } from 'lucide-react'
import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { railLink } from '#components/desk/rail-link.ts'
import { useToast } from '#components/ui/toast.tsx'
import { useLoadAlerts } from '#lib/load/use-load.ts'
import { mayI } from '#lib/members/member.ts'

type LoadLinkProps = { onChoose?: (() => void) | undefined }

/** The way to the live load, for those who may see it, with how many alerts are open. */
export function LoadLink(props: LoadLinkProps) {
  return mayI(useDirectory().me, 'read_load') ? <Shown {...props} /> : null
}

function Shown({ onChoose }: LoadLinkProps) {
  const t = useTranslations('load')
  const router = useRouter()
  const { notify } = useToast()
  const alerts = useLoadAlerts(useSupabase(), () =>
    notify({
      title: t('raised'),
      important: true,
      action: { label: t('look'), onClick: () => router.push('/load') },
    }),
  )
  const isHere = usePathname() === '/load'
  return (
    <Link
      href="/load"
      onClick={onChoose}
      aria-current={isHere ? 'page' : undefined}
      className={railLink(isHere)}
    >
      <Gauge aria-hidden className="size-4 shrink-0" />
      <span className="flex-1">{t('title')}</span>
      {alerts > 0 && (
        <span className="tabular rounded-full bg-danger-soft px-1.5 text-xs font-semibold text-danger-text">
          <span aria-hidden>{alerts}</span>
          <span className="sr-only">{t('alerts', { count: alerts })}</span>
        </span>
      )}
    </Link>
  )
}
