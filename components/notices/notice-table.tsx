'use client'

import { useTranslations } from 'next-intl'
import { Switch } from '#components/ui/switch.tsx'
import { noticeKinds, type NoticeWays, type Preferences } from '#lib/preferences/preferences.ts'

const ways = ['sound', 'desktop'] as const satisfies (keyof NoticeWays)[]

/** What is told, and how: a row for each kind of news. */
export function NoticeTable({
  notices,
  onChange,
}: {
  notices: Preferences['notices']
  onChange: (notices: Preferences['notices']) => void
}) {
  const t = useTranslations('notices')
  return (
    <table className="w-full max-w-2xl text-sm">
      <thead>
        <tr className="border-b border-line text-xs text-ink-muted">
          <th scope="col" className="py-2 pr-3 text-left font-medium">
            {t('what')}
          </th>
          {ways.map((way) => (
            <th key={way} scope="col" className="w-24 px-2 py-2 text-center font-medium">
              {t(`way.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {noticeKinds.map((kind) => (
          <tr key={kind} className="border-b border-line">
            <th scope="row" className="py-2.5 pr-3 text-left font-normal">
              {t(`kind.${kind}`)}
            </th>
            {ways.map((way) => (
              <td key={way} className="px-2 text-center">
                <Switch
                  aria-label={t('choice', { kind: t(`kind.${kind}`), way: t(`way.${way}`) })}
                  className="align-middle"
                  checked={notices[kind][way]}
                  onChange={(event) =>
                    onChange({
                      ...notices,
                      [kind]: { ...notices[kind], [way]: event.target.checked },
                    })
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
