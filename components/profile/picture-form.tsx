'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Button } from '#components/ui/button.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import { removePicture, savePicture } from '#lib/members/actions.ts'
import { choiceProblem } from '#lib/members/picture.ts'
import { shrinkPicture } from '#lib/members/shrink-picture.ts'
import { useRefreshPeople } from '#lib/members/use-people.ts'

/** One's picture: chosen, shrunk here, looked at, and then put up; or taken down. */
export function PictureForm() {
  const t = useTranslations('profile')
  const say = useReason()
  const { me } = useDirectory()
  const refresh = useRefreshPeople()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, choose] = useChosenPicture()
  const [reason, setReason] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const take = async (file: File) => {
    const problem = choiceProblem(file)
    setReason(problem)
    if (problem) return
    await shrinkPicture(file).then(choose, () => setReason('picture_kind_unknown'))
  }
  const run = async (verb: () => ReturnType<typeof removePicture | typeof savePicture>) => {
    setBusy(true)
    setReason(null)
    const answer = await verb().catch(() => ({ ok: false as const, reason: 'network' }))
    if (answer.ok) {
      await refresh()
      choose(null)
    } else setReason(answer.reason)
    setBusy(false)
  }
  const save = () =>
    run(() => {
      const form = new FormData()
      if (chosen) form.set('picture', chosen.blob)
      return savePicture(form)
    })

  return (
    <div className="flex flex-wrap items-center gap-4">
      <Avatar
        name={me.name}
        src={chosen?.address ?? me.avatarUrl}
        seed={me.id}
        label={t(chosen ? 'newPicture' : 'yourPicture')}
        className="size-20! text-2xl!"
      />
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex flex-wrap gap-2">
          {chosen ? (
            <>
              <Button look="primary" busy={isBusy} onClick={() => void save()}>
                {t('savePicture')}
              </Button>
              <Button disabled={isBusy} onClick={() => choose(null)}>
                {t('cancel')}
              </Button>
            </>
          ) : (
            <>
              <Button onClick={() => input.current?.click()}>{t('choosePicture')}</Button>
              {me.avatarUrl && (
                <Button look="quiet" busy={isBusy} onClick={() => void run(removePicture)}>
                  {t('removePicture')}
                </Button>
              )}
            </>
          )}
        </div>
        <p className="text-xs text-ink-faint">{t('pictureHint')}</p>
        <p role="alert" className="text-xs text-danger-text empty:hidden">
          {reason !== null && say(reason)}
        </p>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={t('choosePicture')}
        className="hidden"
        onChange={({ target }) => {
          const file = target.files?.[0]
          // The same file may be chosen again after a mistake.
          target.value = ''
          if (file) void take(file)
        }}
      />
    </div>
  )
}

type Chosen = { blob: Blob; address: string }

/** What was chosen and not put up yet, with an address to show it by, which is given back in the end. */
function useChosenPicture() {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  useEffect(() => () => void (chosen && URL.revokeObjectURL(chosen.address)), [chosen])
  const choose = (blob: Blob | null) =>
    setChosen(blob && { blob, address: URL.createObjectURL(blob) })
  return [chosen, choose] as const
}
