import { setTimeout as sleep } from 'node:timers/promises'
import { percentiles } from '../../../load/percentiles.ts'
import { say, seconds, type Verdict } from '../say.ts'
import { Attacker } from './attacker.ts'
import { as, onAPlatform, type Ground } from '../ground.ts'
import { prepare, revocations, type Revocation } from './revocations.ts'
import { customerClaims, verasClaims, type Victim } from './victim.ts'

const attempts = 200
const atOnce = 10
/** The bound, in ms after the commit, and how long is listened for what comes later. */
const bound = 2_000
const watched = 3_000

type Outcome = { kind: string; last: number; door: string; before: number }

/** From when the revocation is asked for, and so a little more than from its commit. Takes sight away from hostile clients, two hundred times, and measures when the last thing reached them. */
export async function proveAttacker(): Promise<Verdict> {
  const began = performance.now()
  return onAPlatform(true, async (ground) => {
    const outcomes: Outcome[] = []
    for (const round of rounds()) outcomes.push(...(await play(ground, round)))
    for (const { kind } of revocations) report(kind, outcomes)
    const deaf = outcomes.filter(({ before }) => before === 0)
    for (const { kind } of deaf) say(`  NOT LISTENING before it was cut off: ${kind}`)
    const times = outcomes.map(({ last }) => last).toSorted((a, b) => a - b)
    const worst = times.at(-1) ?? Infinity
    const figures = `attacker ${outcomes.length} revocations, worst ${worst.toFixed(0)} ms, p95 ${percentiles(times).p95.toFixed(0)} ms, ${seconds(began)}`
    say(figures)
    return { figures, holds: worst <= bound && deaf.length === 0 && outcomes.length >= attempts }
  })
}

/** Kinds that move every name run among themselves: they would end what another kind must end by itself. */
function rounds(): Revocation[][] {
  const each = attempts / revocations.length
  const apart = revocations.filter(({ movesEverything }) => movesEverything)
  const together = revocations.filter(({ movesEverything }) => !movesEverything)
  const mixed = Array.from({ length: each }, () => together).flat()
  const groups = [
    mixed,
    ...apart.map((revocation) => Array.from({ length: each }, () => revocation)),
  ]
  return groups.flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / atOnce) }, (_, n) =>
      group.slice(n * atOnce, (n + 1) * atOnce),
    ),
  )
}

async function play(ground: Ground, round: Revocation[]): Promise<Outcome[]> {
  const players = []
  for (const revocation of round) {
    const victim = await prepare(ground, revocation)
    players.push({ revocation, victim, attacker: new Attacker(ground, victim) })
  }
  await Promise.all(players.map(({ attacker }) => attacker.begin()))
  const talking = { isOver: false }
  const talks = players.map(({ victim }) => talk(ground, victim, talking))
  await untilHeard(players.map(({ attacker }) => attacker))
  const outcomes = await Promise.all(
    players.map(async ({ revocation, victim, attacker }) => {
      const before = attacker.arrivals.filter(({ door }) => door.startsWith('socket')).length
      const asked = performance.now()
      await revocation.revoke(ground, victim)
      const revoked = performance.now()
      const instant = Date.now()
      await sleep(watched)
      const late = attacker.arrivals
        .filter(({ at, toldBefore = Infinity }) => at > revoked && toldBefore > instant)
        .at(-1)
      return {
        kind: revocation.kind,
        before,
        last: late ? late.at - asked : 0,
        door: late?.door ?? '',
      }
    }),
  )
  talking.isOver = true
  await Promise.all(talks)
  await Promise.all(players.map(({ attacker }) => attacker.end()))
  return outcomes
}

/** Customer and team go on talking, whoever listens. A blocked customer's words are refused: that is no error here. */
async function talk(
  ground: Ground,
  { conversation, customer }: Victim,
  talking: { isOver: boolean },
): Promise<void> {
  for (let n = 0; !talking.isOver; n += 1) {
    const send = `select public.send_message($1, gen_random_uuid(), 'flow ' || $2)`
    await as(ground, verasClaims, send, [conversation, n])
    await as(ground, customerClaims(customer), send, [conversation, n]).catch(() => undefined)
    await as(
      ground,
      verasClaims,
      `select public.write_note($1, gen_random_uuid(), 'flow ' || $2)`,
      [conversation, n],
    )
    await sleep(250)
  }
}

/** Everybody hears over a socket and reads at the doors, or there would be nothing to lose. */
async function untilHeard(attackers: Attacker[]): Promise<void> {
  const deadline = performance.now() + 15_000
  const hears = (attacker: Attacker) =>
    attacker.arrivals.some(({ door }) => door.startsWith('socket')) &&
    attacker.arrivals.some(({ door }) => door === 'files')
  while (!attackers.every(hears) && performance.now() < deadline) await sleep(50)
}

function report(kind: string, outcomes: Outcome[]): void {
  const own = outcomes
    .filter((outcome) => outcome.kind === kind)
    .toSorted((a, b) => b.last - a.last)
  const worst = own[0]
  if (!worst) return
  const late = own.filter(({ last }) => last > bound).length
  say(
    `  ${kind.padEnd(24)}${own.length}  worst ${worst.last.toFixed(0)} ms${worst.door && ` over ${worst.door}`}${late ? `, ${late} TOO LATE` : ''}`,
  )
}
