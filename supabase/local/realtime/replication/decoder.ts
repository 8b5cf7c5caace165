/*
 * The messages of pgoutput, protocol version 1, that a publication of inserts sends
 * (PostgreSQL manual, "Logical Replication Message Formats").
 */

export type Relation = { id: number; schema: string; table: string; columns: string[] }
/** Column values as text; null for SQL's null. */
export type Row = Record<string, string | null>

export type ReplicationMessage =
  /** `committedAt`: ms since 1970. */
  | { kind: 'begin'; committedAt: number }
  | { kind: 'commit' }
  | { kind: 'relation'; relation: Relation }
  | { kind: 'insert'; relation: number; values: (string | null)[] }
  | { kind: 'other' }

// Postgres counts microseconds from 2000-01-01.
const postgresEpochMs = 946_684_800_000

export function decodeReplicationMessage(bytes: Buffer): ReplicationMessage {
  const reader = new Reader(bytes)
  switch (reader.byte()) {
    case 0x42: // B
      reader.skip(8)
      return { kind: 'begin', committedAt: reader.time() }
    case 0x43: // C
      return { kind: 'commit' }
    case 0x52: // R
      return { kind: 'relation', relation: relation(reader) }
    case 0x49: // I
      return insert(reader)
    default:
      return { kind: 'other' }
  }
}

/** Puts an insert's values under their columns' names. */
export function asRow(relation: Relation, values: (string | null)[]): Row {
  return Object.fromEntries(relation.columns.map((name, index) => [name, values[index] ?? null]))
}

function relation(reader: Reader): Relation {
  const id = reader.int32()
  const schema = reader.text()
  const table = reader.text()
  reader.skip(1) // replica identity
  const columns = Array.from({ length: reader.int16() }, () => {
    reader.skip(1) // flags
    const name = reader.text()
    reader.skip(8) // type and its modifier
    return name
  })
  return { id, schema, table, columns }
}

function insert(reader: Reader): ReplicationMessage {
  const id = reader.int32()
  reader.skip(1) // 'N': a new tuple follows
  const values = Array.from({ length: reader.int16() }, () => {
    const isText = reader.byte() === 0x74 // t; the others are n (null) and u (unchanged)
    return isText ? reader.sized() : null
  })
  return { kind: 'insert', relation: id, values }
}

class Reader {
  private readonly bytes: Buffer
  private at = 0

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  skip(count: number): void {
    this.at += count
  }

  byte(): number {
    const value = this.bytes.readUInt8(this.at)
    this.at += 1
    return value
  }

  int16(): number {
    const value = this.bytes.readInt16BE(this.at)
    this.at += 2
    return value
  }

  int32(): number {
    const value = this.bytes.readInt32BE(this.at)
    this.at += 4
    return value
  }

  time(): number {
    const value = this.bytes.readBigInt64BE(this.at)
    this.at += 8
    return Number(value / 1000n) + postgresEpochMs
  }

  text(): string {
    const end = this.bytes.indexOf(0, this.at)
    const value = this.bytes.toString('utf8', this.at, end)
    this.at = end + 1
    return value
  }

  sized(): string {
    const length = this.int32()
    const value = this.bytes.toString('utf8', this.at, this.at + length)
    this.at += length
    return value
  }
}
