import fc from 'fast-check'
import { say, seconds, type Verdict } from '../access/say.ts'
import { withClients } from './clients.ts'
import { happening } from './happening.ts'
import { live } from './history.ts'

/** Random histories: in each state the laws hold, and each claim is the one that the model makes. */
export async function proveHistories(url: string, runs: number): Promise<Verdict> {
  const began = performance.now()
  return withClients(url, 1, async ([client]) => {
    const result = await fc.check(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 40 }), (history) =>
        live(client!, history),
      ),
      { numRuns: runs, endOnFailure: false, interruptAfterTimeLimit: 20 * 60_000 },
    )
    say(`histories: ${result.numRuns} random histories in ${seconds(began)}`)
    if (result.failed) say(fc.defaultReportMessage(result) ?? '')
    return {
      holds: !result.failed,
      figures: `${result.numRuns} histories ${result.failed ? 'BROKE A LAW' : 'held'}`,
    }
  })
}
