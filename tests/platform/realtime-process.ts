import pino from 'pino'
import type { RealtimeSetup } from '../../supabase/local/realtime/options.ts'
import { startRealtime } from '../../supabase/local/realtime/server.ts'

/** A Realtime server for tests that kill it: options in the first argument, the port in a message. */
const setup = JSON.parse(process.argv[2] ?? '{}') as Omit<RealtimeSetup, 'log'>
const server = await startRealtime({ ...setup, log: pino({ level: 'silent' }) })
process.send?.({ port: server.port })
process.on('disconnect', () => process.exit())
