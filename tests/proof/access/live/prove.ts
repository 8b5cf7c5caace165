import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { withClient } from '../../../../supabase/local/postgres/prepare-database.ts'
import { mint, onAPlatform, type Ground } from '../ground.ts'
import { say, seconds, type Verdict } from '../say.ts'
import { buildWorld } from '../world/build.ts'
import { everybody, type Who } from '../world/who.ts'
import { asked } from './doors.ts'

/** One of each kind of person: what is true of the rows was asked in SQL, here it is asked whether the doors pass it on. */
const sample = [
  'all, may all',
  'all, may nothing',
  'teams, may all',
  'assigned, may all',
  'assigned+unassigned, may all',
  'agent',
  'deactivated',
  'viewing as agent',
  'viewing, ended',
  'customer maria',
  'customer marta',
  'customer visitor',
  'customer blocked',
  'customer maria, session revoked',
  'account without membership',
  'anonymous',
]

/** The same rules through the gateway, Realtime and Storage, with Supabase's official clients. */
export async function proveLive(): Promise<Verdict> {
  const began = performance.now()
  return onAPlatform(false, async (ground) => {
    await withClient(ground.settings.databaseUrl, buildWorld)
    const people = everybody.filter((who) => sample.includes(who.name))
    let cells = 0
    let red = 0
    for (const who of people) {
      const client = clientOf(ground, who)
      for (const { relation, expected, got } of await asked(who, client, ground)) {
        cells += 1
        if (expected === got) continue
        red += 1
        say(`  RED ${who.name} · ${relation}: expected “${expected}”, got “${got}”`)
      }
      await client.removeAllChannels()
      await client.realtime.disconnect()
    }
    const figures = `live ${cells} cells, ${red} red, ${seconds(began)}`
    say(figures)
    return { figures, holds: red === 0 && people.length === sample.length }
  })
}

function clientOf({ settings }: Ground, who: Who): SupabaseClient {
  const isNobody = who.role === 'anon'
  return createClient(settings.urls.api, settings.keys.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    ...(!isNobody && { accessToken: async () => mint(settings, who.claims) }),
  })
}
