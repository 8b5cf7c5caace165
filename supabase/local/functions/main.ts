import { watch } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pino } from 'pino'
import { loadSettings } from '../settings.ts'
import { functionEnvironment } from './environment.ts'
import { readFunctions } from './function-config.ts'
import { createServe } from './serve.ts'

/*
 * The process of the embedded platform's edge functions, run by Deno:
 *
 *   deno run -A supabase/local/functions/main.ts [folder with functions/ and config.toml]
 *
 * Serves <folder>/functions/<name>/index.ts, unchanged, at /<name>. npm: imports come from the
 * repository's node_modules, nothing is downloaded.
 */

const settings = loadSettings()
const log = pino({ name: 'functions', level: settings.product.LOG_LEVEL ?? 'info' })
const folder = resolve(Deno.args[0] ?? join(settings.root, 'supabase'))
const environment = functionEnvironment(settings, join(folder, 'functions/.env'))
for (const [name, value] of Object.entries(environment)) Deno.env.set(name, value)

const serve = createServe(
  () => readFunctions(folder),
  (path) => pathToFileURL(path).href,
  settings.keys.jwtSecret,
  log,
)
Deno.serve(
  { hostname: '127.0.0.1', port: settings.ports.functions, onListen: () => {} },
  serve.answer,
)
log.info({ port: settings.ports.functions, functions: serve.names() }, 'functions listen')

if (Deno.env.get('NODE_ENV') !== 'production') {
  watch(folder, { recursive: true }, (_event, file) => {
    if (file && /^functions[/\\]|^config\.toml$/.test(file)) serve.reload()
  })
  // Functions share its pure files.
  watch(join(settings.root, 'lib'), { recursive: true }, () => serve.reload())
}
void serve.warmUp()
// No handler for SIGTERM: in dev mode `deno run --watch` would take its end for the program's own and
// wait for the next change. There is nothing to put away.
const starter = Deno.ppid
setInterval(() => {
  if (Deno.ppid !== starter) Deno.kill(Deno.pid, 'SIGKILL')
}, 500)
