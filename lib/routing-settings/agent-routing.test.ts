import { expect, test } from 'vitest'
import { changesOf, type AgentRouting } from './agent-routing.ts'

const agent: AgentRouting = {
  id: 'anna',
  name: 'Anna',
  capacity: 5,
  teams: [
    { id: 'tickets', capacity: null },
    { id: 'hotels', capacity: 2 },
  ],
  categories: ['refunds', 'baggage'],
}

test('only what is another is changed', () => {
  const after = { ...agent, teams: [agent.teams[0]!, { id: 'hotels', capacity: null }] }
  expect(changesOf(agent, after)).toEqual({
    teams: [{ id: 'hotels', capacity: null }],
    categories: null,
  })
})

test('the order of topics is no change; none of them is', () => {
  expect(changesOf(agent, { ...agent, categories: ['baggage', 'refunds'] }).categories).toBeNull()
  expect(changesOf(agent, { ...agent, categories: [] }).categories).toEqual([])
  expect(changesOf(agent, { ...agent, categories: ['baggage', 'hotels'] }).categories).toHaveLength(
    2,
  )
})
