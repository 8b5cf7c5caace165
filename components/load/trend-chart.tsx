'use client'

import { useFormatter, useTranslations } from 'next-intl'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { TrendStep } from '#lib/load/load.ts'

/** What waited, what was open, and what could have been, over a day. Colours are the product's. */
export function TrendChart({ steps, zone }: { steps: TrendStep[]; zone: string }) {
  const t = useTranslations('load.trend')
  const format = useFormatter()
  const time = (at: unknown) =>
    format.dateTime(new Date(String(at)), {
      hour: 'numeric',
      minute: '2-digit',
      timeZone: zone,
    })
  const axis = { stroke: 'var(--line-strong)', tick: { fill: 'var(--ink-faint)', fontSize: 12 } }
  return (
    <ResponsiveContainer width="100%" height={240}>
      <ComposedChart
        // The table below says the same to who does not see it: no stop for the keyboard here.
        accessibilityLayer={false}
        data={steps}
        margin={{ top: 8, right: 8, bottom: 0, left: -16 }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="at" tickFormatter={time} minTickGap={48} {...axis} />
        <YAxis allowDecimals={false} {...axis} />
        <Tooltip
          labelFormatter={time}
          isAnimationActive={false}
          contentStyle={{
            background: 'var(--raised)',
            border: '1px solid var(--line)',
            borderRadius: 8,
            color: 'var(--ink)',
            fontSize: 12,
          }}
        />
        <Legend wrapperStyle={{ fontSize: 12, color: 'var(--ink-muted)' }} />
        <Area
          dataKey="open"
          name={t('open')}
          type="monotone"
          stroke="var(--accent)"
          fill="var(--accent-soft)"
          isAnimationActive={false}
        />
        <Line
          dataKey="capacity"
          name={t('capacity')}
          type="stepAfter"
          stroke="var(--ink-faint)"
          strokeDasharray="4 4"
          dot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="waiting"
          name={t('waiting')}
          type="monotone"
          stroke="var(--waiting)"
          strokeWidth={2}
          dot={false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}
