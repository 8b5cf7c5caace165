'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ComponentProps } from 'react'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Input } from '#components/ui/input.tsx'

/** A password, hidden until asked for. */
export function PasswordInput({ className, ...rest }: ComponentProps<typeof Input>) {
  const t = useTranslations('auth')
  const [isShown, setShown] = useState(false)
  return (
    <span className="relative block">
      <Input {...rest} size="l" type={isShown ? 'text' : 'password'} className="pr-10" />
      <IconButton
        label={isShown ? t('hidePassword') : t('showPassword')}
        tooltip={false}
        onClick={() => setShown(!isShown)}
        className="absolute top-1.5 right-1.5 pointer-coarse:size-7!"
      >
        {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </IconButton>
    </span>
  )
}
