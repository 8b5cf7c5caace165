'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { isSafeAddress } from '#lib/markup/inline.ts'

type LinkFieldProps = {
  editor: Editor | null
  open: boolean
  onOpenChange: (open: boolean) => void
  isOn: boolean
  icon: ReactElement
}

/** Makes the selected words a link, or takes it away. Without words the address is its own. */
export function LinkField({ editor, open, onOpenChange, isOn, icon }: LinkFieldProps) {
  const t = useTranslations('composer.link')
  const [address, setAddress] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [wasOpen, setWasOpen] = useState(open)

  if (wasOpen !== open) {
    setWasOpen(open)
    setAddress(open ? String(editor?.getAttributes('link').href ?? '') : '')
    setWrong(false)
  }
  const lay = () => {
    const typed = address.trim()
    const whole = /^[a-z]+:/i.test(typed)
      ? typed
      : typed.includes('@')
        ? `mailto:${typed}`
        : `https://${typed}`
    if (!isSafeAddress(whole)) return setWrong(true)
    const chain = editor?.chain().focus().extendMarkRange('link')
    const words = { type: 'text', text: typed, marks: [{ type: 'link', attrs: { href: whole } }] }
    if (editor?.state.selection.empty && !isOn) chain?.insertContent(words).run()
    else chain?.setLink({ href: whole }).run()
    onOpenChange(false)
  }
  const remove = () => {
    editor?.chain().focus().extendMarkRange('link').unsetLink().run()
    onOpenChange(false)
  }

  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      side="top"
      label={t('title')}
      trigger={
        <IconButton
          size="s"
          label={t('title')}
          keys={['Ctrl', 'Shift', 'L']}
          aria-pressed={isOn}
          aria-disabled={!editor}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
        >
          {icon}
        </IconButton>
      }
    >
      <form
        className="flex w-72 flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          // The form of the reply stands above it.
          event.stopPropagation()
          lay()
        }}
      >
        <Field label={t('address')} error={isWrong ? t('wrong') : undefined}>
          <Input
            inputMode="url"
            autoComplete="off"
            placeholder="https://"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        </Field>
        <div className="flex justify-end gap-2">
          {isOn && <Button onClick={remove}>{t('remove')}</Button>}
          <Button type="submit" look="primary" disabled={address.trim() === ''}>
            {t('lay')}
          </Button>
        </div>
      </form>
    </Popover>
  )
}
