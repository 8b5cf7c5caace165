'use client'

import { Braces } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuAction } from '#components/ui/menu.tsx'
import { variableText } from '#lib/macros/variables.ts'
import { useVariables } from './use-variables.ts'

/** Variables by what they say, to be put where the caret is. */
export function VariableMenu({ onChoose }: { onChoose: (variable: string) => void }) {
  const t = useTranslations('macros')
  return (
    <Menu
      trigger={
        <IconButton size="s" label={t('insertVariable')} tabIndex={-1}>
          <Braces aria-hidden />
        </IconButton>
      }
    >
      {useVariables().map(({ name, title }) => (
        <MenuAction key={name} onClick={() => onChoose(variableText(name, null))}>
          <span className="flex-1">{title}</span>
          <code className="pl-4 text-xs text-ink-faint">{name}</code>
        </MenuAction>
      ))}
    </Menu>
  )
}
