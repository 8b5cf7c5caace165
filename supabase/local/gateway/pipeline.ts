import type { Connection, PoolClient, Submittable } from 'pg'

/** One statement; a `name` makes Postgres keep its plan on the connection. Values are text or null. */
export type Step = { name: string; text: string; values: (string | null)[] }

export type PipelineResult = {
  /** Rows of the last step, every column as Postgres's text. */
  rows: (string | null)[][]
  /** Rows that the last step changed or returned. */
  count: number
  /** Types of the parameters of `describe`. */
  parameterTypes: number[]
}

/**
 * Sends all steps at once and waits once. Between Parse and Sync Postgres keeps one implicit
 * transaction, so what set_config(…, true) sets in the first step holds for the others and is gone
 * afterwards (unless a step says `begin`).
 *
 * Resolves only after the commit; rejects with Postgres's error, and then nothing has happened.
 *
 * @param describe  a statement to prepare behind the steps, for the types of its parameters
 */
export function runPipeline(
  client: PoolClient,
  steps: Step[],
  describe?: { name: string; text: string },
): Promise<PipelineResult> {
  return new Promise((resolve, reject) => {
    client.query(new Pipeline(steps, describe, resolve, reject))
  })
}

type Memory = {
  parsed: Set<string>
  awaiting: string[]
  onParameterTypes?: (types: number[]) => void
}
const memories = new WeakMap<Connection, Memory>()

/** pg's extension point: it calls submit() when the connection is free, then handle…() per message. */
class Pipeline implements Submittable {
  readonly steps: Step[]
  readonly described: { name: string; text: string } | undefined
  readonly resolve: (result: PipelineResult) => void
  readonly reject: (error: Error) => void
  result: PipelineResult = { rows: [], count: 0, parameterTypes: [] }
  completed = 0

  constructor(
    steps: Step[],
    described: { name: string; text: string } | undefined,
    resolve: (result: PipelineResult) => void,
    reject: (error: Error) => void,
  ) {
    this.steps = steps
    this.described = described
    this.resolve = resolve
    this.reject = reject
  }

  submit(connection: Connection): void {
    const memory = memoryOf(connection)
    memory.awaiting = []
    const parse = ({ name, text }: { name: string; text: string }) => {
      if (name !== '' && memory.parsed.has(name)) return
      connection.parse({ name, text, types: [] }, true)
      memory.awaiting.push(name)
    }
    connection.stream.cork()
    try {
      for (const step of this.steps) {
        parse(step)
        connection.bind({ statement: step.name, values: step.values } as never, true)
        connection.execute({} as never, true)
      }
      if (this.described) {
        memory.onParameterTypes = (types) => (this.result.parameterTypes = types)
        parse(this.described)
        connection.describe({ type: 'S', name: this.described.name }, true)
      }
      connection.sync()
    } finally {
      connection.stream.uncork()
    }
  }

  handleRowDescription(): void {}

  handleDataRow(message: { fields: (string | null)[] }): void {
    if (this.completed === this.steps.length - 1) this.result.rows.push(message.fields)
  }

  handleCommandComplete(message: { text: string }): void {
    this.completed += 1
    this.result.count = Number(/\d+$/.exec(message.text)?.[0] ?? 0)
  }

  handleError(error: Error): void {
    this.reject(error)
  }

  handleReadyForQuery(): void {
    this.resolve(this.result)
  }
}

/** Postgres keeps a named statement even when a later step fails: only ParseComplete tells which. */
function memoryOf(connection: Connection): Memory {
  const known = memories.get(connection)
  if (known) return known
  const memory: Memory = { parsed: new Set(), awaiting: [] }
  memories.set(connection, memory)
  connection.on('parseComplete', () => {
    const name = memory.awaiting.shift()
    if (name) memory.parsed.add(name)
  })
  connection.on('parameterDescription', (message: { dataTypeIDs: number[] }) => {
    memory.onParameterTypes?.(message.dataTypeIDs)
  })
  return memory
}
