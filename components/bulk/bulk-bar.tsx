'use client'

import { CheckCheck, MailOpen, Moon, RotateCcw, Signal, Tags, UserRoundPlus, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { SnoozeButton } from '#components/snooze/snooze-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuChoices } from '#components/ui/menu.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { tooltip } from '#components/ui/tooltip.tsx'
import { patiently } from '#components/ui/patiently.ts'
import type { BulkAction } from '#lib/conversations/bulk-actions.ts'
import { mayI } from '#lib/members/member.ts'
import { levels } from '#lib/routing/priority.ts'
import { useBulk } from './use-bulk.ts'
import type { ListSelection } from './use-selection.ts'

const AssigneeChoice = dynamic(
  patiently(() =>
    import('#components/conversations/assignee-choice.tsx').then((file) => file.AssigneeChoice),
  ),
  { loading: () => null },
)
const TagChoice = dynamic(
  patiently(() => import('#components/tags/tag-choice.tsx').then((file) => file.TagChoice)),
  { loading: () => null },
)

/** What can be done with the marked conversations; stands at the foot of the list. */
export function BulkBar({ selection }: { selection: ListSelection }) {
  const t = useTranslations('bulk')
  const sayLevel = useTranslations('routing')
  const { me } = useDirectory()
  const { run, progress } = useBulk()
  const [open, setOpen] = useState<'assign' | 'snooze' | null>(null)
  const { selected } = selection
  const first = selected[0]
  const act = async (action: BulkAction) => {
    setOpen(null)
    await run(action, selected)
    if (action.kind !== 'tag' && action.kind !== 'untag') selection.clear()
  }
  const areClosed = selected.every(({ status }) => status === 'closed')
  const onAll =
    first?.tagIds.filter((id) => selected.every(({ tagIds }) => tagIds.includes(id))) ?? []
  const onSome = [...new Set(selected.flatMap(({ tagIds }) => tagIds))].filter(
    (id) => !onAll.includes(id),
  )
  return (
    <section
      aria-label={t('title')}
      className="shrink-0 border-t border-line bg-raised px-2 py-1.5 shadow-high"
    >
      <div className="flex items-center gap-0.5">
        <p role="status" className="tabular min-w-0 flex-1 truncate pl-1 text-sm font-medium">
          {progress ? t('progress', progress) : t('selected', { count: selected.length })}
        </p>
        <Button look="quiet" size="s" onClick={selection.selectAll} {...tooltip(t('selectAll'))}>
          {t('all')}
        </Button>
        <IconButton label={t('clear')} onClick={selection.clear}>
          <X aria-hidden />
        </IconButton>
      </div>
      {first && (
        <div className="flex items-center justify-between gap-0.5 pt-1">
          {mayI(me, 'assign') && (
            <Popover
              open={open === 'assign'}
              onOpenChange={(isOpen) => setOpen(isOpen ? 'assign' : null)}
              label={t('assign')}
              side="top"
              className="w-80 max-w-[calc(100vw-1rem)] p-0!"
              trigger={
                <IconButton label={t('assign')} disabled={progress !== null}>
                  <UserRoundPlus aria-hidden />
                </IconButton>
              }
            >
              <AssigneeChoice
                // Whose they are differs: everybody, every team and nobody are a choice.
                conversation={{ ...first, assigneeId: 'several', teamId: null }}
                onChoose={(to, note = '') =>
                  void act(
                    to.kind === 'member'
                      ? { kind: 'assign', member: to.member.id }
                      : to.kind === 'team'
                        ? { kind: 'move', team: to.team.id, note }
                        : { kind: 'unassign' },
                  )
                }
              />
            </Popover>
          )}
          {mayI(me, 'reply') && (
            <Popover
              label={t('tag')}
              side="top"
              className="w-64 p-0!"
              trigger={
                <IconButton label={t('tag')} disabled={progress !== null}>
                  <Tags aria-hidden />
                </IconButton>
              }
            >
              <TagChoice
                carried={onAll}
                partly={onSome}
                onToggle={(tag, isOn) => void act({ kind: isOn ? 'tag' : 'untag', tag })}
              />
            </Popover>
          )}
          {mayI(me, 'assign') && (
            <Menu
              side="top"
              trigger={
                <IconButton label={t('priority')} disabled={progress !== null}>
                  <Signal aria-hidden />
                </IconButton>
              }
            >
              <MenuChoices
                label={t('priority')}
                value={undefined}
                onChoose={(points) => void act({ kind: 'priority', points: Number(points) })}
                options={levels.map(({ name, points }) => ({
                  value: String(points),
                  label: sayLevel(`level.${name}`),
                }))}
              />
            </Menu>
          )}
          <IconButton
            label={t('read')}
            disabled={progress !== null}
            onClick={() => void act({ kind: 'read' })}
          >
            <MailOpen aria-hidden />
          </IconButton>
          {mayI(me, 'close') && !areClosed && (
            <SnoozeButton
              isAsleep={false}
              reason=""
              open={open === 'snooze'}
              onOpenChange={(isOpen) => setOpen(isOpen ? 'snooze' : null)}
              onChoose={(until, reason) => void act({ kind: 'snooze', until, reason })}
              trigger={
                <IconButton label={t('snooze')} disabled={progress !== null}>
                  <Moon aria-hidden />
                </IconButton>
              }
            />
          )}
          {mayI(me, 'close') && (
            <IconButton
              label={t(areClosed ? 'reopen' : 'close')}
              disabled={progress !== null}
              onClick={() => void act({ kind: areClosed ? 'reopen' : 'close' })}
            >
              {areClosed ? <RotateCcw aria-hidden /> : <CheckCheck aria-hidden />}
            </IconButton>
          )}
        </div>
      )}
    </section>
  )
}
