import fc from 'fast-check'
import pg from 'pg'
import { happening } from '../../../tests/proof/routing/happening.ts'
import { live } from '../../../tests/proof/routing/history.ts'
import { test } from '../support/test.ts'

test('in random histories every claim is the model’s, and the laws of routing and snooze hold', async ({
  ownUrl,
}) => {
  const client = new pg.Client({ connectionString: ownUrl })
  await client.connect()
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 30 }), (history) =>
        live(client, history),
      ),
      { numRuns: 15 },
    )
  } finally {
    await client.end()
  }
})
