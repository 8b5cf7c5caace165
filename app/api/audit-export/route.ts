import type { NextRequest } from 'next/server'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { auditCsv, recordExport } from '#lib/audit/export.ts'
import { filterFields, readFilter } from '#lib/audit/filter.ts'
import { clock } from '#lib/kernel/clock.ts'
import { serverClient } from '#lib/supabase/server.ts'

/**
 * The filtered audit log as a file, streamed as whoever asks; that it was taken is written down first.
 * A form posts here: another site's arrives without the session. A refusal leads back to the page.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const form = await request.formData().catch(() => new FormData())
  const filter = readFilter((name) => form.get(name)?.toString())
  const db = await serverClient()
  const recorded = await recordExport(db, filter)
  if (!recorded.ok) {
    const back = new URLSearchParams([...filterFields(filter), ['refused', recorded.reason]])
    return new Response(null, { status: 303, headers: { location: `/settings/audit?${back}` } })
  }
  const lines = auditCsv(db, filter, {
    t: await getTranslations(),
    locale: await getLocale(),
    timeZone: await getTimeZone(),
  })
  const day = clock.now().toISOString().slice(0, 10)
  return new Response(streamOf(lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="otklik-audit-${day}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}

function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: () => void lines.return(undefined),
  })
}
