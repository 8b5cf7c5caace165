/*
 * The widget hears broadcasts and nothing of tables: what realtime-js brings for rows of Postgres, and for
 * machines without a WebSocket, is left out of the bundle. Fails where the package is no longer as it was.
 */
import { readFileSync } from 'node:fs'

const instead = {
  'RealtimePostgresFilterBuilder.js': {
    exports: ['RealtimePostgresFilterBuilder', 'postgresChangesFilter'],
    source: () => `export class RealtimePostgresFilterBuilder {}
      export const postgresChangesFilter = () => new RealtimePostgresFilterBuilder()`,
  },
  'lib/websocket-factory.js': {
    exports: ['WebSocketFactory'],
    source: () => `export class WebSocketFactory {
        static getWebSocketConstructor() { return WebSocket }
        static isWebSocketSupported() { return true }
      }
      export default WebSocketFactory`,
  },
  'lib/transformers.js': {
    exports: [
      'PostgresTypes',
      'convertChangeData',
      'convertColumn',
      'convertCell',
      'toBoolean',
      'toNumber',
      'toJson',
      'toArray',
      'toTimestampString',
      'httpEndpointURL',
    ],
    source: (text) => `export const convertChangeData = (_columns, record) => record
      ${text.slice(text.indexOf('export const httpEndpointURL'))}`,
  },
}

export const lightRealtime = {
  name: 'light-realtime',
  setup(setup) {
    setup.onLoad(
      { filter: /@supabase[\\/]realtime-js[\\/]dist[\\/]module[\\/].+\.js$/ },
      ({ path }) => {
        const name = path.replaceAll('\\', '/').split('/dist/module/')[1]
        const replaced = instead[name]
        if (!replaced) return
        const text = readFileSync(path, 'utf8')
        const found = [...text.matchAll(/^export (?:const|var|class) (\w+)/gm)].map(
          (match) => match[1],
        )
        if (found.sort().join() !== replaced.exports.toSorted().join())
          throw new Error(
            `realtime-js has another ${name}: look at components/widget/light-realtime.mjs`,
          )
        return { contents: replaced.source(text), loader: 'js' }
      },
    )
  },
}
