'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { isOfferedIn } from '#lib/categories/category.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import type { Result } from '#lib/kernel/result.ts'
import { mayI } from '#lib/members/member.ts'
import { EditableFact } from './editable-fact.tsx'

/** What a conversation is about, chosen where it stands. */
export function CategoryFact({
  conversation,
  onChange,
}: {
  conversation: Conversation
  onChange: (category: string | null) => Promise<Result<unknown>>
}) {
  const t = useTranslations('details')
  const { locale } = useLanguage()
  const { me, categories, category } = useDirectory()
  const current = category(conversation.categoryId)
  return (
    <EditableFact
      name={t('category')}
      value={conversation.categoryId ?? ''}
      isEditable={mayI(me, 'reply') && conversation.mergedIntoId === null}
      options={categories
        .filter((each) => isOfferedIn(each, conversation.inboxId, conversation.categoryId))
        .map(({ id, names }) => ({ value: id, label: names[locale] }))}
      onSave={(id) => onChange(id === '' ? null : id)}
    >
      {current?.names[locale] ?? <span className="text-ink-faint">—</span>}
    </EditableFact>
  )
}
