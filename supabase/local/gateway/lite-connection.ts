import type { ConnectionContextOptions, IntrospectResult, VarsContext } from '@supabase/lite'
import { PostgresConnection } from '@supabase/lite/postgres'
import { Kysely } from 'kysely'
import { anonymousCaller } from './caller.ts'
import type { CallerStore } from './caller-store.ts'
import { liteDialect, pendingContext } from './lite-dialect.ts'
import type { Pools } from './pools.ts'
import { toErrorAnswer, type DatabaseError } from './postgrest-error.ts'
import { callerContext } from './request-context.ts'

/** The database did not say what tables there are. */
export class SchemaUnreadable extends Error {}

/** Ends a transaction that was only a trial, and carries its result out. */
class TrialEnd extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super('rolled back on purpose')
    this.result = result
  }
}

/**
 * @supabase/lite's connection, with four of its insides replaced (a contract test watches them):
 * - withContext: the caller's role and claims go with the first query instead of in five round trips;
 *   always, not only where some table has row-level security, and never as the superuser;
 * - ensureRlsContext: lite grants ALL on every table to anon and authenticated; migrations do the granting here;
 * - normalizeDbError: lite answers 500 to most SQLSTATEs; PostgREST has a status for each;
 * - introspect: read once for all requests that wait for it (it takes 100 ms), and an error rather than
 *   an empty schema when the database is away.
 */
export class LiteConnection extends PostgresConnection {
  readonly callerStore: CallerStore
  readonly callers: Kysely<unknown>
  private reading: Promise<IntrospectResult> | undefined

  constructor(pools: Pools, callerStore: CallerStore) {
    super({})
    this.callerStore = callerStore
    this.kysely = new Kysely({ dialect: liteDialect(pools.system, 'system') })
    this.callers = new Kysely({ dialect: liteDialect(pools.callers, 'caller') })
    // Private in lite's types, hence not a method here; without it lite grants on the first request.
    Object.defineProperty(this, 'ensureRlsContext', { value: async () => true })
  }

  override async introspect(options?: { useCache?: boolean }): Promise<IntrospectResult> {
    if (options?.useCache && this.introspection) return this.introspection
    this.reading ??= super.introspect(options).finally(() => (this.reading = undefined))
    const schema = await this.reading
    // What lite returns when it could not read: everything empty, and no functions at all.
    if (!('functions' in schema)) throw new SchemaUnreadable()
    return schema
  }

  override async withContext<T>(
    vars: VarsContext | undefined,
    // lite's signature: its tables are known at run time only.
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    use: (db: Kysely<any>) => Promise<T>,
    options: ConnectionContextOptions = {},
  ): Promise<T> {
    // Auth itself, on its own tables.
    if (!vars) return use(options.transaction ?? this.kysely)
    if (options.transaction) throw new Error('a caller never works in a transaction of the system')
    const context = this.contextOf(options)
    try {
      return await pendingContext.run(context, () =>
        this.callers.transaction().execute(async (db) => {
          const result = await use(db)
          if (options.forceRollback) throw new TrialEnd(result)
          return result
        }),
      )
    } catch (error) {
      if (error instanceof TrialEnd) return error.result as T
      throw error
    }
  }

  private contextOf({ rpc }: ConnectionContextOptions) {
    const request = this.callerStore.getStore()
    return callerContext(
      request?.caller ?? anonymousCaller,
      {
        method: rpc?.method ?? request?.method ?? '',
        path: rpc?.path ?? request?.path ?? '',
        headersJson: request?.headersJson ?? '{}',
      },
      {
        ...(rpc?.readOnly || request?.readOnly ? { transaction_read_only: 'on' } : {}),
      },
    )
  }

  override normalizeDbError(error: unknown): unknown {
    const request = this.callerStore.getStore()
    const code = (error as DatabaseError | undefined)?.code
    // Auth reads SQLSTATEs itself; these two get a better text from lite.
    if (request?.api !== 'rest' || code === '42703' || code === '42P01') return error
    // lite's own refusals have no code; neither has a connection that was cut.
    if (code === undefined && !isCut(error)) return error
    const { status, headers, body } = toErrorAnswer(
      error as DatabaseError,
      request.caller?.role !== 'anon',
    )
    return Object.assign(new Error(JSON.stringify(body)), {
      code: 'PGRST',
      detail: JSON.stringify({ status, headers }),
    })
  }
}

function isCut(error: unknown): boolean {
  return error instanceof Error && /^Connection terminated|connection error/i.test(error.message)
}
