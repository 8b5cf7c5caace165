import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '#components/ui/button.tsx'

export default async function NotFoundPage() {
  const t = await getTranslations('errors')
  return (
    <main className="flex min-h-dvh w-full flex-col items-center justify-center px-6 text-center">
      <p aria-hidden className="mb-3 font-mono text-sm text-ink-faint">
        404
      </p>
      <h1 className="mb-2 text-xl font-semibold tracking-tight">{t('notFound.title')}</h1>
      <p className="mb-6 max-w-96 text-base text-ink-muted">{t('notFound.explanation')}</p>
      <a href="/" className={buttonStyle({ look: 'primary', size: 'l' })}>
        {t('page.home')}
      </a>
    </main>
  )
}
