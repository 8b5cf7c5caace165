'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { MenuChoices } from '#components/ui/menu.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useChooseAvailability } from '#lib/availability/use-presence.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import { availabilities, type Availability } from '#lib/members/member.ts'
import { AvailabilityDot } from './availability-dot.tsx'
import { useMyAvailability } from './use-my-availability.ts'

/** Inside a menu: how reachable one is, with what each choice means for one's work. */
export function AvailabilityChoice() {
  const t = useTranslations('availability')
  const choose = useSetAvailability()
  const { me } = useDirectory()
  return (
    <MenuChoices<Availability>
      label={me.email}
      value={useMyAvailability()}
      onChoose={(chosen) => void choose(chosen)}
      options={availabilities.map((availability) => ({
        value: availability,
        label: t(`${availability}.name`),
        hint: t(`${availability}.hint`),
        icon: <AvailabilityDot availability={availability} className="mx-0.5 ring-0" />,
      }))}
    />
  )
}

/** Gives `choose(availability)`; a refusal is said. */
export function useSetAvailability() {
  const t = useTranslations('availability')
  const say = useReason()
  const { notify } = useToast()
  const choose = useChooseAvailability(useSupabase())
  return async (availability: Availability) => {
    const result = await choose(availability)
    if (!result.ok) notify({ title: t('notSet'), description: say(result.reason), important: true })
  }
}
