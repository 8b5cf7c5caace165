/** Where one server runs. */
type Place = { folder: string; port: number; socket: string; durable: boolean }

/**
 * The server's command line. Flags rather than postgresql.conf: they are the same at every start,
 * whatever version of Otklik initialised the folder.
 */
export function serverFlags({ folder, port, socket, durable }: Place): string[] {
  const configuration: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: process.platform === 'win32' ? '' : socket,
    password_encryption: 'scram-sha-256',
    max_connections: 200,
    // As on Supabase: what a person sees must not depend on the machine's time zone.
    timezone: 'UTC',
    log_timezone: 'UTC',

    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    jit: 'off',
    random_page_cost: 1.1,

    // Realtime reads broadcasts by logical replication.
    wal_level: 'logical',
    max_wal_senders: 10,
    max_replication_slots: 10,
    // A slot that nobody reads any more must not fill the disk.
    max_slot_wal_keep_size: '2GB',
    wal_sender_timeout: '60s',

    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    // Also without fsync, where it costs little: tests kill this server, and what it acknowledged must be there.
    synchronous_commit: 'on',
    max_wal_size: '2GB',
    min_wal_size: '160MB',
    checkpoint_timeout: '5min',

    log_line_prefix: '%m [%p] %q%u@%d ',
    log_min_duration_statement: '2s',
    log_lock_waits: 'on',
    log_checkpoints: 'off',
  }
  const assignments = Object.entries(configuration).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  return ['-D', folder, ...assignments]
}
