import { startSharedPlatform } from './shared-platform.ts'

/** Before the first platform test: everything but the desk itself, whose build no client needs. */
export default () => startSharedPlatform(['mail', 'gateway', 'realtime', 'functions'])
