import type { Pool } from 'pg'

/** One function of an exposed schema, as much as calling it over HTTP needs. */
export type CallableFunction = {
  oid: string
  schema: string
  name: string
  /** Input arguments in order; empty name = unnamed. */
  args: { name: string; type: string; required: boolean }[]
  returns: 'void' | 'scalar' | 'row'
  returnsSet: boolean
}

const catalogueSql = `
  select p.oid::text, n.nspname as schema, p.proname as name, p.pronargdefaults as defaults,
    p.proretset as returns_set, p.provariadic <> 0 as variadic,
    coalesce((
      select json_agg(json_build_object(
        'name', coalesce(p.proargnames[position], ''),
        'type', format_type(type, null)) order by position)
      from unnest(p.proargtypes) with ordinality as inputs(type, position)
    ), '[]') as args,
    case
      when p.prorettype = 'void'::regtype then 'void'
      when t.typtype = 'c' or p.prorettype = 'record'::regtype
        or (t.typtype = 'd' and base.typtype = 'c') then 'row'
      else 'scalar'
    end as returns
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  join pg_type t on t.oid = p.prorettype
  left join pg_type base on base.oid = t.typbasetype
  where p.prokind = 'f' and n.nspname = any ($1)
    -- Outputs named in the argument list shift proargnames away from proargtypes.
    and (p.proargmodes is null or p.proargmodes <@ array['i', 't']::"char"[])
    -- A domain named like a media type answers in that type: PostgREST's custom handlers.
    and not (t.typtype = 'd' and t.typname like '%/%')`

type Row = {
  oid: string
  schema: string
  name: string
  defaults: number
  returns_set: boolean
  variadic: boolean
  args: { name: string; type: string }[]
  returns: CallableFunction['returns']
}

/** The functions of the exposed schemas, read once and again after `reload()`. */
export function createFunctionCatalogue(pool: Pool, schemas: string[]) {
  let functions: Promise<Map<string, CallableFunction[]>> | undefined

  async function read(): Promise<Map<string, CallableFunction[]>> {
    const { rows } = await pool.query<Row>(catalogueSql, [schemas])
    const byName = new Map<string, CallableFunction[]>()
    for (const row of rows) {
      if (row.variadic || row.args.some((arg) => arg.name === '')) continue
      const key = `${row.schema}.${row.name}`
      byName.set(key, [...(byName.get(key) ?? []), toFunction(row)])
    }
    return byName
  }

  return {
    /** Forgets what was read; the next call reads again. */
    reload(): void {
      functions = undefined
    },

    /** The only function that takes exactly these named arguments, or undefined: none or several. */
    async match(
      schema: string,
      name: string,
      given: string[],
    ): Promise<CallableFunction | undefined> {
      functions ??= read()
      const known = await functions.catch((error: unknown) => {
        functions = undefined
        throw error
      })
      const fitting = (known.get(`${schema}.${name}`) ?? []).filter((candidate) =>
        accepts(candidate, given),
      )
      return fitting.length === 1 ? fitting[0] : undefined
    },
  }
}

export type FunctionCatalogue = ReturnType<typeof createFunctionCatalogue>

function toFunction(row: Row): CallableFunction {
  const firstOptional = row.args.length - row.defaults
  return {
    oid: row.oid,
    schema: row.schema,
    name: row.name,
    args: row.args.map((arg, position) => ({ ...arg, required: position < firstOptional })),
    returns: row.returns,
    returnsSet: row.returns_set,
  }
}

function accepts(candidate: CallableFunction, given: string[]): boolean {
  const names = new Set(candidate.args.map((arg) => arg.name))
  return (
    given.every((name) => names.has(name)) &&
    candidate.args.every((arg) => !arg.required || given.includes(arg.name))
  )
}
