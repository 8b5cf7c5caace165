// `npm test`. Plain JavaScript that any Node from 20 on can run before anything is installed:
// it installs what is missing, then hands over to tests/run/main.ts under the Node the product uses.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
