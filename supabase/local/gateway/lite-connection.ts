import type { ConnectionContextOptions, VarsContext } from '@supabase/lite'
import { PostgresConnection } from '@supabase/lite/postgres'
import { Kysely } from 'kysely'
import { anonymousCaller } from './caller.ts'
import type { CallerStore } from './caller-store.ts'
import { liteDialect, pendingContext } from './lite-dialect.ts'
import type { Pools } from './pools.ts'
import { toErrorAnswer, type DatabaseError } from './postgrest-error.ts'
import { callerContext } from './request-context.ts'

/** Ends a transaction that was only a trial, and carries its result out. */
class TrialEnd extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super('rolled back on purpose')
    this.result = result
  }
}

/**
 * @supabase/lite's connection, with three of its insides replaced (a contract test watches them):
 * - withContext: the caller's role and claims go with the first query instead of in five round trips;
 *   always, not only where some table has row-level security, and never as the superuser;
 * - ensureRlsContext: lite grants ALL on every table to anon and authenticated; migrations do the granting here;
 * - normalizeDbError: lite answers 500 to most SQLSTATEs; PostgREST has a status for each.
 */
export class LiteConnection extends PostgresConnection {
  readonly callerStore: CallerStore
  readonly callers: Kysely<unknown>

  constructor(pools: Pools, callerStore: CallerStore) {
    super({})
    this.callerStore = callerStore
    this.kysely = new Kysely({ dialect: liteDialect(pools.system, 'system') })
    this.callers = new Kysely({ dialect: liteDialect(pools.callers, 'caller') })
    // Private in lite's types, hence not a method here; without it lite grants on the first request.
    Object.defineProperty(this, 'ensureRlsContext', { value: async () => true })
  }

  override async withContext<T>(
    vars: VarsContext | undefined,
    use: (db: Kysely<any>) => Promise<T>,
    options: ConnectionContextOptions = {},
  ): Promise<T> {
    // Auth itself, on its own tables.
    if (!vars) return use(options.transaction ?? this.kysely)
    if (options.transaction) return super.withContext(vars, use, options)
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
    if (request?.api !== 'rest' || code === undefined || code === '42703' || code === '42P01')
      return error
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
