import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './repository.ts'
import { startSharedPlatform } from './shared-platform.ts'

const services = ['mail', 'gateway', 'realtime', 'functions'] as const
const isThere = (name: string) => existsSync(join(repository, 'supabase/local', name, 'main.ts'))

/** Before the first platform test: everything but the desk itself, whose build no client needs. */
export default () => startSharedPlatform(services.filter(isThere))
