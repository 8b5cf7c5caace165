import type { Pool } from 'pg'
import { runSteps, trySteps } from '../caller-query.ts'
import type { Pools } from '../pools.ts'
import { callerContext, type DatabaseCaller, type RequestFacts } from '../request-context.ts'

type Value = string | number | boolean | null | string[] | object

/** storage.buckets and storage.objects as one caller sees and may change them. */
export type CallersTables = {
  /** Rows of the statement; its policies decide. */
  query<Row>(text: string, values?: Value[]): Promise<Row[]>
  /** Throws as the statement would, and changes nothing. */
  probe(text: string, values?: Value[]): Promise<void>
}

/**
 * @param operation  what storage.operation() tells the policies, e.g. `storage.object.upload`
 */
export function tablesOf(
  pools: Pools,
  caller: DatabaseCaller,
  facts: RequestFacts,
  operation: string,
): CallersTables {
  const context = callerContext(caller, facts, { 'storage.operation': operation })
  return {
    async query<Row>(text: string, values: Value[] = []) {
      const { rows } = await runSteps(pools.callers, [context, jsonStep(text, values)])
      return rows.map(([row]) => JSON.parse(row ?? 'null') as Row)
    },
    probe: (text, values = []) => trySteps(pools.callers, [context, plainStep(text, values)]),
  }
}

/** Storage's own look, where policies do not apply: limits of a bucket, public objects. */
export async function systemQuery<Row>(
  pool: Pool,
  text: string,
  values: Value[] = [],
): Promise<Row[]> {
  const { rows } = await runSteps(pool, [jsonStep(text, values)])
  return rows.map(([row]) => JSON.parse(row ?? 'null') as Row)
}

/** Statements come from this folder only and are few: each gets a name, and with it a kept plan. */
const planNames = new Map<string, string>()

function jsonStep(text: string, values: Value[]) {
  const json = /\breturning\b|^select\b/.test(text)
    ? /^select\b/.test(text)
      ? `select row_to_json(found)::text from (${text}) as found`
      : `with changed as (${text}) select row_to_json(changed)::text from changed`
    : text
  return plainStep(json, values)
}

function plainStep(text: string, values: Value[]) {
  const name = planNames.get(text) ?? `storage_${planNames.size}`
  planNames.set(text, name)
  return { name, text, values: values.map(encode) }
}

function encode(value: Value): string | null {
  if (value === null || typeof value === 'string') return value
  if (Array.isArray(value))
    return `{${value.map((item) => `"${item.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
