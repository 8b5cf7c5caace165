import type { IncomingHttpHeaders } from 'node:http'
import type { Pool } from 'pg'
import type { Caller } from './caller.ts'
import { runSteps } from './caller-query.ts'
import type { CallableFunction, FunctionCatalogue } from './function-catalogue.ts'
import type { Step } from './pipeline.ts'
import { toErrorAnswer, type DatabaseError } from './postgrest-error.ts'
import { callerContext, searchPath } from './request-context.ts'

/*
 * POST /rest/v1/rpc/<function> without going through @supabase/lite: one round trip to Postgres
 * instead of six, several times as many calls a second (docs/performance.md). Only the plain
 * call is answered here (named JSON arguments, JSON answer, exactly one matching function);
 * for everything else `callFunction` returns undefined and lite answers.
 */

export type RpcRequest = {
  name: string
  headers: IncomingHttpHeaders
  query: URLSearchParams
  body: string
  caller: Caller
}

export type RpcAnswer = { status: number; headers: Record<string, string>; body: string }

const objectType = 'application/vnd.pgrst.object+json'
/** More than any application has; a client that invents argument lists must not fill Postgres's memory. */
const namedStatements = 500

export function createRpc(pool: Pool, catalogue: FunctionCatalogue, exposedSchemas: string[]) {
  const statements = new Map<string, Statement>()

  return async function callFunction(request: RpcRequest): Promise<RpcAnswer | undefined> {
    const schema = request.headers['content-profile']?.toString() ?? exposedSchemas[0] ?? 'public'
    if (!exposedSchemas.includes(schema) || !isPlain(request)) return undefined
    const given = argumentNames(request.body)
    if (!given) return undefined
    try {
      const called = await catalogue.match(schema, request.name, given)
      if (!called) return undefined
      const { rows } = await runSteps(pool, [
        callerContext(
          request.caller,
          {
            method: 'POST',
            path: `/rpc/${request.name}`,
            headersJson: headersJson(request.headers),
          },
          schema === 'public' ? {} : { search_path: searchPath(schema) },
        ),
        callStep(statements, called, given, request.body),
      ])
      return present(called, rows[0] ?? [], wantsObject(request.headers))
    } catch (error) {
      const { status, headers, body } = toErrorAnswer(
        error as DatabaseError,
        request.caller.role !== 'anon',
      )
      // Dropped since the catalogue was read: without this every call would say so until a restart.
      if ((error as DatabaseError).code === '42883') catalogue.reload()
      return { status, headers: { ...json, ...headers }, body: JSON.stringify(body) }
    }
  }
}

export type CallFunction = ReturnType<typeof createRpc>

const json = { 'content-type': 'application/json; charset=utf-8' }

/** Nothing in it that PostgREST would treat specially: filters, ranges, counts, other media types. */
function isPlain({ headers, query }: RpcRequest): boolean {
  const accept = headers.accept ?? '*/*'
  const type = headers['content-type'] ?? 'application/json'
  for (const key of query.keys()) if (key !== 'apikey') return false
  return (
    type.startsWith('application/json') &&
    (accept === '*/*' || accept === 'application/json' || accept === objectType) &&
    headers.range === undefined &&
    (headers.prefer === undefined || headers.prefer === 'return=representation')
  )
}

function wantsObject(headers: IncomingHttpHeaders): boolean {
  return headers.accept === objectType
}

function argumentNames(body: string): string[] | undefined {
  if (body.trim() === '') return []
  try {
    const parsed: unknown = JSON.parse(body)
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return undefined
    return Object.keys(parsed).sort()
  } catch {
    return undefined
  }
}

function headersJson(headers: IncomingHttpHeaders): string {
  const { authorization: _token, apikey: _key, ...rest } = headers
  return JSON.stringify(rest)
}

type Statement = { name: string; text: string }

function callStep(
  statements: Map<string, Statement>,
  called: CallableFunction,
  given: string[],
  body: string,
): Step {
  const key = `${called.oid}(${given.join()})`
  let statement = statements.get(key)
  if (!statement) {
    const named = statements.size < namedStatements
    statement = { name: named ? `rpc_${statements.size}` : '', text: callText(called, given) }
    if (named) statements.set(key, statement)
  }
  return { ...statement, values: given.length > 0 ? [body] : [] }
}

/** One row of four columns: rows, body, response.status, response.headers. */
function callText(called: CallableFunction, given: string[]): string {
  const types = new Map(called.args.map((arg) => [arg.name, arg.type]))
  const columns = given.map((name) => `${identifier(name)} ${types.get(name)}`).join(', ')
  const args = given.map((name) => `${identifier(name)} := given.${identifier(name)}`).join(', ')
  const call = `${identifier(called.schema)}.${identifier(called.name)}(${args})`
  const from = given.length > 0 ? `json_to_record($1::json) as given(${columns}), ` : ''
  const answer = `current_setting('response.status', true), current_setting('response.headers', true)`
  if (called.returns === 'void')
    return `select 1, '', ${answer} from (select 1 from ${from}lateral ${call} as made offset 0) as pgrst_call`
  const value = called.returns === 'row' ? 'pgrst_call' : 'pgrst_call.value'
  const rows =
    called.returns === 'row'
      ? `(select made.* from ${from}lateral ${call} as made offset 0) as pgrst_call`
      : `(select made.value from ${from}lateral ${call} as made(value) offset 0) as pgrst_call`
  return called.returnsSet
    ? `select count(*), coalesce(json_agg(${value})::text, '[]'), ${answer} from ${rows}`
    : `select 1, coalesce(to_json(${value})::text, 'null'), ${answer} from ${rows}`
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function present(
  called: CallableFunction,
  [count, body, guardedStatus, guardedHeaders]: (string | null)[],
  object: boolean,
): RpcAnswer {
  const status = guardedStatus ? Number(guardedStatus) : undefined
  if (status !== undefined && !(status >= 200 && status <= 599)) return invalidStatus
  const headers = { ...json, ...ownHeaders(guardedHeaders) }
  if (called.returns === 'void')
    return { status: status ?? 204, headers: ownHeaders(guardedHeaders), body: '' }
  const rows = Number(count)
  const range = { 'content-range': rows === 0 ? '*/*' : `0-${rows - 1}/*` }
  if (!object)
    return { status: status ?? 200, headers: { ...headers, ...range }, body: body ?? 'null' }
  const objectHeaders = { ...headers, 'content-type': `${objectType}; charset=utf-8` }
  if (!called.returnsSet)
    return { status: status ?? 200, headers: objectHeaders, body: body ?? 'null' }
  if (rows !== 1) return notOne(rows)
  const [only] = JSON.parse(body ?? '[]') as unknown[]
  return { status: status ?? 200, headers: objectHeaders, body: JSON.stringify(only) }
}

/** `response.headers`: a JSON array of objects with one header each (PostgREST's convention). */
function ownHeaders(setting: string | null | undefined): Record<string, string> {
  if (!setting) return {}
  return Object.assign({}, ...(JSON.parse(setting) as Record<string, string>[]))
}

const invalidStatus: RpcAnswer = {
  status: 500,
  headers: json,
  body: JSON.stringify({
    code: 'PGRST112',
    message: 'response.status guc must be a valid status code',
    details: null,
    hint: null,
  }),
}

function notOne(rows: number): RpcAnswer {
  const body = {
    code: 'PGRST116',
    details: `The result contains ${rows} rows`,
    hint: null,
    message: 'Cannot coerce the result to a single JSON object',
  }
  return { status: 406, headers: json, body: JSON.stringify(body) }
}
