import { AsyncLocalStorage } from 'node:async_hooks'
import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { encodeParameter } from './encode-parameter.ts'
import { runPipeline, type Step } from './pipeline.ts'

/** The context step of the caller's transaction that is about to begin; lite-connection.ts puts it here. */
export const pendingContext = new AsyncLocalStorage<Step>()

/** Plans are kept for this many different statements; then each is planned anew. */
const namedStatements = 300
const begin: Step = { name: 'begin', text: 'begin', values: [] }

/**
 * How the queries that @supabase/lite builds reach Postgres: `begin`, the caller's context and the
 * first query travel together, plans are kept, and rows are made to JSON by Postgres, so that
 * timestamps, numbers and composite values look as PostgREST prints them.
 *
 * @param whose  `caller`: every transaction begins with a context, and a string for a json column is
 *   a JSON string. `system`: Auth's own queries, where it is JSON already written.
 */
export function liteDialect(pool: Pool, whose: 'caller' | 'system'): Dialect {
  const statements = new Statements()
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new LiteDriver(pool, statements, whose),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

/** Names of prepared statements and the parameter types of each, shared by all connections. */
class Statements {
  readonly names = new Map<string, string>()
  readonly types = new Map<string, number[]>()

  nameOf(text: string): string {
    const known = this.names.get(text)
    if (known !== undefined) return known
    if (this.names.size >= namedStatements) return ''
    const name = `lite_${this.names.size}`
    this.names.set(text, name)
    return name
  }
}

class LiteDriver implements Driver {
  readonly pool: Pool
  readonly statements: Statements
  readonly whose: 'caller' | 'system'

  constructor(pool: Pool, statements: Statements, whose: 'caller' | 'system') {
    this.pool = pool
    this.statements = statements
    this.whose = whose
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<LiteDriverConnection> {
    return new LiteDriverConnection(await this.pool.connect(), this.statements, this.whose)
  }

  async beginTransaction(connection: LiteDriverConnection): Promise<void> {
    if (this.whose === 'system') return void (connection.prologue = [begin])
    const context = pendingContext.getStore()
    if (!context) throw new Error('a caller’s transaction needs its context')
    connection.prologue = [begin, context]
  }

  async commitTransaction(connection: LiteDriverConnection): Promise<void> {
    await connection.end('commit')
  }

  async rollbackTransaction(connection: LiteDriverConnection): Promise<void> {
    await connection.end('rollback')
  }

  async releaseConnection(connection: LiteDriverConnection): Promise<void> {
    connection.client.release()
  }

  async destroy(): Promise<void> {}
}

class LiteDriverConnection implements DatabaseConnection {
  readonly client: PoolClient
  readonly statements: Statements
  readonly whose: 'caller' | 'system'
  /** Steps that are still to be sent in front of the next query. */
  prologue: Step[] = []

  constructor(client: PoolClient, statements: Statements, whose: 'caller' | 'system') {
    this.client = client
    this.statements = statements
    this.whose = whose
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { text, asJson } = withJsonRows(query)
    const name = this.statements.nameOf(text)
    let types = this.statements.types.get(text)
    if (!types) {
      const prologue = this.takePrologue()
      types = (await runPipeline(this.client, prologue, { name, text })).parameterTypes
      if (name !== '') this.statements.types.set(text, types)
    }
    const values = query.parameters.map((value, position) =>
      encodeParameter(value, types[position], this.whose === 'system'),
    )
    const result = await runPipeline(this.client, [...this.takePrologue(), { name, text, values }])
    return {
      numAffectedRows: BigInt(result.count),
      rows: asJson ? result.rows.map(([row]) => JSON.parse(row ?? 'null') as R) : [],
    }
  }

  async end(command: 'commit' | 'rollback'): Promise<void> {
    const untouched = this.takePrologue().length > 0
    if (!untouched) await runPipeline(this.client, [{ name: command, text: command, values: [] }])
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('lite does not stream')
  }

  takePrologue(): Step[] {
    const taken = this.prologue
    this.prologue = []
    return taken
  }
}

/** Asks for each row as one JSON column, unless the statement returns none. */
function withJsonRows({ sql, query }: CompiledQuery): { text: string; asJson: boolean } {
  const wrapped = (head: string) => ({
    text: `${head} select row_to_json(lite_row)::text from lite_row`,
    asJson: true,
  })
  switch (query.kind) {
    case 'SelectQueryNode':
      return { text: `select row_to_json(lite_row)::text from (${sql}) as lite_row`, asJson: true }
    case 'InsertQueryNode':
    case 'UpdateQueryNode':
    case 'DeleteQueryNode':
    case 'MergeQueryNode':
      return query.returning ? wrapped(`with lite_row as (${sql})`) : { text: sql, asJson: false }
    default:
      // Written by hand inside lite. Its selects return rows, its cursor and savepoint commands none.
      return /^\s*(select|with)\b/i.test(sql)
        ? { text: `select row_to_json(lite_row)::text from (${sql}) as lite_row`, asJson: true }
        : { text: sql, asJson: false }
  }
}
