import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aMoment,
  connect,
  disconnectAll,
  everythingOn,
  joinPrivate,
  listen,
  mint,
  startBench,
  subscribe,
  untilTrue,
} from './realtime-bench.ts'
import type { Bench, Heard } from './realtime-bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench({ allowPublic: true })
})
afterEach(disconnectAll)
afterAll(() => bench.stop())

const query = (sql: string, values: unknown[] = []) => bench.database.query(sql, values)
const payloads = (heard: Heard[]) => heard.map(({ payload }) => payload as { n: number })
const joined = async (topic: string, vsn = '2.0.0') =>
  joinPrivate(await connect(bench.url, mint(everythingOn(topic)), { vsn }), topic)

describe.each(['1.0.0', '2.0.0'])('serializer %s', (vsn) => {
  test('realtime.send reaches who has joined, with the row as its id', async () => {
    const { heard } = await joined('sql', vsn)
    await query(`select realtime.send('{"n": 1, "text": "ёж"}', 'made', 'sql')`)
    await query(`select realtime.send('{"n": 1}', 'made', 'another')`)
    await untilTrue(() => heard.length > 0)
    const { rows } = await query(`select id from realtime.messages where topic = 'sql'
      order by inserted_at desc limit 1`)
    const { id } = rows[0] as { id: string }
    await aMoment()
    expect(heard).toEqual([
      { type: 'broadcast', event: 'made', payload: { id, n: 1, text: 'ёж' }, meta: { id } },
    ])
  })

  test('a public broadcast stays among public channels', async () => {
    const { heard: inside } = await joined('both', vsn)
    const channel = (await connect(bench.url, undefined, { vsn })).channel('both')
    const outside = listen(channel)
    await subscribe(channel)
    await query(`select realtime.send('{"n": 1}', 'e', 'both', false)`)
    await untilTrue(() => outside.length === 1)
    await aMoment()
    expect(inside).toEqual([])
  })
})

test('realtime.send_binary carries bytes', async () => {
  const { heard } = await joined('binary')
  await query(`select realtime.send_binary('\\x00ff10'::bytea, 'blob', 'binary')`)
  await untilTrue(() => heard.length > 0)
  expect(new Uint8Array(heard[0]?.payload as ArrayBuffer)).toEqual(Uint8Array.from([0, 255, 16]))
})

test('broadcast_changes tells of whole rows', async () => {
  await query(`
    create table public.orders (id int primary key, state text);
    create function public.tell_order() returns trigger language plpgsql as $$
    begin
      perform realtime.broadcast_changes('orders', tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
      return null;
    end $$;
    create trigger tell after insert or update or delete on public.orders
      for each row execute function public.tell_order();`)
  const { heard } = await joined('orders')
  await query(`insert into public.orders values (1, 'new')`)
  await query(`update public.orders set state = 'paid'`)
  await query(`delete from public.orders`)
  await untilTrue(() => heard.length === 3)
  const order = (state: string) => ({ id: 1, state })
  const change = { schema: 'public', table: 'orders' }
  expect(heard).toMatchObject([
    { event: 'INSERT', payload: { ...change, operation: 'INSERT', record: order('new') } },
    {
      event: 'UPDATE',
      payload: { operation: 'UPDATE', record: order('paid'), old_record: order('new') },
    },
    { event: 'DELETE', payload: { operation: 'DELETE', record: null, old_record: order('paid') } },
  ])
})

test('order is the order of commits, and what was rolled back never comes', async () => {
  await query(`create table public.counter (n int); insert into public.counter values (0)`)
  const { heard } = await joined('order')
  let kept = 0
  const writer = async (seed: number) => {
    const client = await bench.database.connect()
    for (let round = 0; round < 25; round += 1) {
      await client.query('begin')
      // A row lock held to the end: the number taken is the place among the commits.
      const { rows } = await client.query(`update public.counter set n = n + 1 returning n`)
      const { n } = rows[0] as { n: number }
      await client.query(
        `select realtime.send(jsonb_build_object('n', $1::int, 'part', part), 'e', 'order')
        from generate_series(1, 3) part`,
        [n],
      )
      await sleep((round * seed) % 4)
      const keeps = (round + seed) % 5 !== 0
      await client.query(keeps ? 'commit' : 'rollback')
      if (keeps) kept += 1
    }
    client.release()
  }
  await Promise.all([writer(1), writer(2), writer(3), writer(4)])
  await untilTrue(() => heard.length >= kept * 3)
  await aMoment()
  expect(kept).toBe(80)
  const expected = Array.from({ length: kept * 3 }, (_, index) => ({
    n: Math.floor(index / 3) + 1,
    part: (index % 3) + 1,
  }))
  expect(payloads(heard)).toMatchObject(expected)
})

test('a failing broadcast does not undo what it tells of', async () => {
  const { rows } = await query(`with sent as (select realtime.send('"no object"', 'e', 'x'))
    select count(*)::int as n from sent`)
  expect(rows).toEqual([{ n: 1 }])
})

test('a row whose day has no partition is delivered all the same', async () => {
  const { heard } = await joined('far')
  await query(`insert into realtime.messages (topic, event, payload, private, extension, inserted_at)
    values ('far', 'e', '{"n": 1}', true, 'broadcast', now() + interval '20 days')`)
  await untilTrue(() => heard.length === 1)
  const partitions = await query(`select count(*)::int as n from pg_inherits
    where inhparent = 'realtime.messages'::regclass`)
  expect(partitions.rows).toEqual([{ n: 6 }])
  // Once the day is near, its row moves to its own partition, and nobody hears of it twice.
  await query(`select realtime.create_messages_partition((now() + interval '20 days')::date)`)
  const { rows } = await query(`select tableoid::regclass::text as home from realtime.messages
    where topic = 'far'`)
  expect(rows).not.toEqual([{ home: 'realtime.messages_default' }])
  await aMoment()
  expect(heard).toHaveLength(1)
})

test('old partitions are dropped', async () => {
  await query(`select realtime.create_messages_partition((now() - interval '4 days')::date)`)
  await query(`select realtime.maintain_messages_partitions()`)
  const { rows } = await query(`select min(relname) as oldest from pg_class
    where relname ~ '^messages_\\d{4}_\\d\\d_\\d\\d$' and relkind = 'r'`)
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  expect(rows).toEqual([{ oldest: `messages_${yesterday.replaceAll('-', '_')}` }])
})

test('replication_ready: told when broadcasts from the database come in', async () => {
  const channel = (await connect(bench.url, mint(everythingOn('ready')))).channel('ready', {
    config: { private: true, broadcast: { replication_ready: true } },
  })
  const said: unknown[] = []
  channel.on('system', {}, (message: unknown) => said.push(message))
  await subscribe(channel)
  await untilTrue(() => said.length > 0)
  expect(said).toEqual([
    {
      extension: 'system',
      status: 'ok',
      message: 'Replication connection established',
      channel: 'ready',
    },
  ])
})

describe('replay', () => {
  const replayed = async (topic: string, replay: { since: number; limit?: number }) => {
    const token = mint(everythingOn(topic))
    return joinPrivate(await connect(bench.url, token), topic, { broadcast: { replay } })
  }

  test('gives the newest again, oldest first, marked as replayed', async () => {
    await query(
      `select realtime.send(jsonb_build_object('n', n), 'e', 'history') from generate_series(1, 30) n`,
    )
    const { heard } = await replayed('history', { since: 0, limit: 3 })
    await untilTrue(() => heard.length === 3)
    await aMoment()
    expect(payloads(heard).map(({ n }) => n)).toEqual([28, 29, 30])
    expect(heard[0]?.meta).toEqual({ id: (heard[0]?.payload as { id: string }).id, replayed: true })
  })

  test('25 at most, 25 when not said', async () => {
    const { heard: many } = await replayed('history', { since: 0, limit: 100 })
    const { heard: unsaid } = await replayed('history', { since: 0 })
    await untilTrue(() => many.length === 25 && unsaid.length === 25)
    await aMoment()
    expect([many.length, unsaid.length]).toEqual([25, 25])
  })

  test('nothing from before `since`', async () => {
    const since = Date.now() + 1
    await sleep(5)
    await query(`select realtime.send('{"n": 31}', 'e', 'history')`)
    const { heard } = await replayed('history', { since })
    await untilTrue(() => heard.length === 1)
    await aMoment()
    expect(payloads(heard).map(({ n }) => n)).toEqual([31])
  })

  test('what is sent during the join comes once', async () => {
    let stop = false
    let sent = 0
    const sending = (async () => {
      while (!stop) await query(`select realtime.send($1, 'e', 'busy')`, [{ n: (sent += 1) }])
    })()
    await untilTrue(() => sent > 20)
    const { heard } = await replayed('busy', { since: 0 })
    await sleep(200)
    stop = true
    await sending
    await untilTrue(() => payloads(heard).at(-1)?.n === sent)
    const numbers = payloads(heard).map(({ n }) => n)
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
  })

  test('is refused with parameters that make no sense', async () => {
    const channel = (await connect(bench.url, mint(everythingOn('history')))).channel('history', {
      config: { private: true, broadcast: { replay: { since: 'yesterday' as never } } },
    })
    expect(await subscribe(channel)).toEqual({
      status: 'CHANNEL_ERROR',
      error: 'UnableToReplayMessages: Replay params are not valid',
    })
  })
})

test('the slot dies with the server, so that no log is kept for nobody', async () => {
  const slots = async () => {
    const { rows } = await query('select temporary, active from pg_replication_slots')
    return rows as unknown[]
  }
  expect(await slots()).toEqual([{ temporary: true, active: true }])
  const { startRealtime } = await import('../../supabase/local/realtime/server.ts')
  const second = await startRealtime(bench.options)
  await untilTrue(() => second.health().status === 'ok')
  expect(await slots()).toHaveLength(2)
  await second.close()
  await untilTrue(async () => (await slots()).length === 1)
})
