import { anna } from '../support/cast.ts'
import { bodiesOf, conversationBegunWith, customerWrites } from './people/table.ts'
import type { ServiceName } from '../../supabase/local/supervisor/service-table.ts'
import type { Agent } from './people/agent.ts'
import type { Customer } from './people/customer.ts'
import { expect, once, test } from './people/test.ts'

type Pair = { customer: Customer; agent: Agent; id: string; question: string }
type Opening = {
  newCustomer: () => Promise<Customer>
  newAgent: (member: { email: string }) => Promise<Agent>
}

/** A customer and an agent with the same conversation before their eyes. */
async function pairAtWork({ newCustomer, newAgent }: Opening): Promise<Pair> {
  const customer = await newCustomer()
  const question = once('Проверим связь?')
  await customer.begin('Билеты', question)
  const { id, number } = await conversationBegunWith(question)
  const agent = await newAgent(anna)
  await agent.openNumber(number)
  await expect(agent.bodies).toHaveText([question])
  await markPage(agent)
  await markPage(customer)
  return { customer, agent, id, question }
}

const markPage = ({ page }: { page: Customer['page'] }) =>
  page.evaluate(() => ((window as unknown as { isSamePage: true }).isSamePage = true))

/** Both screens say what the table says, neither was loaded anew, and every word is there once. */
async function expectOneTruth({ customer, agent, id }: Pair, written: string[]): Promise<void> {
  await expect
    .poll(async () => (await bodiesOf(id)).toSorted(), { timeout: 40_000 })
    .toEqual(written.toSorted())
  const table = await bodiesOf(id)
  await expect(agent.bodies).toHaveText(table, { timeout: 30_000 })
  await expect(customer.bodies).toHaveText(table, { timeout: 30_000 })
  await expect(customer.chat.getByText(/Ждём связи|Отправляем…/)).toHaveCount(0)
  for (const { page } of [customer, agent])
    expect(await page.evaluate(() => (window as { isSamePage?: true }).isSamePage)).toBe(true)
}

/** Each says three things, by turns, and sees them at once, whatever is broken. */
async function bothWrite({ customer, agent }: Pair, when: string): Promise<string[]> {
  const words: string[] = []
  for (const n of [1, 2, 3]) {
    const [one, other] = [`${when}: клиент ${n}`, `${when}: агент ${n}`]
    await customer.write(one)
    await expect(customer.said(one)).toBeVisible()
    await agent.reply(other)
    await expect(agent.said(other)).toBeVisible()
    words.push(one, other)
  }
  return words
}

const cuts: { service: ServiceName; way: 'kill' | 'down' }[] = [
  { service: 'realtime', way: 'kill' },
  { service: 'gateway', way: 'kill' },
  { service: 'postgres', way: 'kill' },
  { service: 'gateway', way: 'down' },
  { service: 'postgres', way: 'down' },
]

for (const { service, way } of cuts)
  test(`both write on while ${service} is ${way === 'kill' ? 'killed' : 'away'}, and both end with the same conversation`, async ({
    newCustomer,
    newAgent,
    platform,
  }) => {
    const pair = await pairAtWork({ newCustomer, newAgent })
    const written = [pair.question, ...(await bothWrite(pair, 'до'))]
    await platform[way](service)
    written.push(...(await bothWrite(pair, 'во время')))
    if (way === 'down') await platform.up(service)
    await platform.untilHealthy()
    written.push(...(await bothWrite(pair, 'после')))
    await expectOneTruth(pair, written)
  })

test('messages committed while Realtime is away reach both by catching up', async ({
  newCustomer,
  newAgent,
  platform,
}) => {
  const pair = await pairAtWork({ newCustomer, newAgent })
  await platform.down('realtime')
  const unheard = ['Никто не услышал 1', 'Никто не услышал 2']
  await customerWrites(pair.id, unheard)
  const written = [pair.question, ...unheard, ...(await bothWrite(pair, 'без Realtime'))]
  await platform.up('realtime')
  await expectOneTruth(pair, written)
})
