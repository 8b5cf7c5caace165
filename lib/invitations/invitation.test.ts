import { expect, test } from 'vitest'
import { standingOf, type Invitation } from './invitation.ts'

const expiresAt = '2026-11-29T08:00:00.000Z'
const invitation = (sentAt: string | null): Invitation => ({
  id: 'invitation-1',
  email: 'olga@sever.test',
  roleId: 'role-1',
  teamIds: [],
  invitedBy: 'vera',
  expiresAt,
  sentAt,
})

test('an invitation is on its way, then open for its week, then expired, sent or not', () => {
  const before = Date.parse(expiresAt) - 1
  const sent = invitation('2026-11-22T08:00:01.000Z')
  expect(standingOf(invitation(null), before)).toEqual({ state: 'sending' })
  expect(standingOf(sent, before)).toEqual({ state: 'open', expiresAt })
  expect(standingOf(sent, before + 1)).toEqual({ state: 'expired', expiresAt })
  expect(standingOf(invitation(null), before + 1)).toEqual({ state: 'expired', expiresAt })
})
