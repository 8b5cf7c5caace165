'use client'

import { Volume2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { playSound } from '#lib/notices/sound.ts'
import { soundNames, type Preferences, type SoundName } from '#lib/preferences/preferences.ts'

type SoundChoiceProps = Pick<Preferences, 'sound' | 'volume'> & {
  onChange: (some: Partial<Pick<Preferences, 'sound' | 'volume'>>) => void
}

/** Which sound and how loud; a choice is heard at once. */
export function SoundChoice({ sound, volume, onChange }: SoundChoiceProps) {
  const t = useTranslations('notices.sound')
  const choose = (some: Partial<Pick<Preferences, 'sound' | 'volume'>>) => {
    onChange(some)
    void playSound(some.sound ?? sound, some.volume ?? volume)
  }
  return (
    <div className="flex flex-wrap items-end gap-4">
      <Field label={t('name')}>
        <Select
          className="w-44"
          value={sound}
          onChange={(event) => choose({ sound: event.target.value as SoundName })}
        >
          {soundNames.map((name) => (
            <option key={name} value={name}>
              {t(name)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('volume')}>
        <input
          type="range"
          min={0}
          max={100}
          step={10}
          className="h-8 w-40 accent-(--accent)"
          value={Math.round(volume * 100)}
          onChange={(event) => choose({ volume: Number(event.target.value) / 100 })}
        />
      </Field>
      <Button onClick={() => void playSound(sound, volume)}>
        <Volume2 aria-hidden />
        {t('play')}
      </Button>
    </div>
  )
}
