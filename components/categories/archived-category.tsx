'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Row } from '#components/ui/row-list.tsx'
import type { Category } from '#lib/categories/category.ts'

/** One that is offered no more, and the way back. */
export function ArchivedCategory({
  category,
  onRestore,
}: {
  category: Category
  onRestore: () => void
}) {
  const t = useTranslations('categories')
  const name = category.names[useLocale()]
  return (
    <Row title={<span className="text-ink-muted">{name}</span>}>
      <Button size="s" onClick={onRestore} aria-label={t('restoreNamed', { name })}>
        {t('restore')}
      </Button>
    </Row>
  )
}
