import type { Noun } from '../matrix/probe.ts'
import { calls, reads } from './doors.ts'
import { isBackend } from './sight.ts'

/** What jobs leave behind: for the secret key alone. */
export const operationRules: Noun = {
  name: 'operation',
  covers: { tables: ['sent_mails', 'worker_beats'], functions: ['platform_health'] },
  probes: (who) => [
    ...(isBackend(who)
      ? []
      : [
          reads(who, 'select sent_mails', 'select 1 from public.sent_mails', []),
          reads(who, 'select worker_beats', 'select 1 from public.worker_beats', []),
        ]),
    calls(who, 'platform_health', 'all of it', '', isBackend(who) ? 'ok' : 'denied'),
  ],
}
