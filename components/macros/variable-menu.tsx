'use client'

import { Braces } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuAction } from '#components/ui/menu.tsx'
import { variables, type Variable } from '#lib/macros/variables.ts'

/** Variables by what they say, to be put into a macro's text. */
export function VariableMenu({ onChoose }: { onChoose: (variable: string) => void }) {
  const t = useTranslations('macros')
  const keyOf = (name: Variable) => name.replace('.', '_') as `${'contact' | 'agent'}_name`
  return (
    <Menu
      trigger={
        <Button size="s" look="quiet">
          <Braces aria-hidden />
          {t('insertVariable')}
        </Button>
      }
    >
      {variables.map((name) => (
        <MenuAction key={name} onClick={() => onChoose(`{{${name}}}`)}>
          <span className="flex-1">{t(`variable.${keyOf(name)}`)}</span>
          <code className="pl-4 text-xs text-ink-faint">{name}</code>
        </MenuAction>
      ))}
    </Menu>
  )
}
