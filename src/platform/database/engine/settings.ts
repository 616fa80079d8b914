/**
 * Settings given at every start, so that a new Vigie changes them for old data too. The safety settings (fsync,
 * full_page_writes, synchronous_commit) are on by default and deliberately not here: a command line would hide that somebody
 * turned them off in a file, and Vigie must see and refuse that.
 */
const memoryForAnOldLaptop = {
  max_connections: "60",
  shared_buffers: "128MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  max_wal_size: "1GB",
  // A file of the log that is over is removed and not kept to be written over: what was deleted leaves it (S36).
  wal_recycle: "off",
  wal_compression: "on",
  jit: "off",
  random_page_cost: "1.1",
};

/**
 * Logs hold no data of people: the level `log` keeps what the server says about itself and leaves out errors of statements,
 * whose text may quote values; Vigie receives those over its connections anyway.
 */
const logWithoutData = {
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_statement: "none",
  log_min_duration_statement: "-1",
  log_autovacuum_min_duration: "-1",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_checkpoints: "off",
  log_line_prefix: "%m [%p] ",
  logging_collector: "off",
};

export type Address = { readonly host: string; readonly port: number };

export function settingArguments(address: Address): readonly string[] {
  const bySocket = address.host !== "127.0.0.1";
  const reach = bySocket
    ? { listen_addresses: "", unix_socket_directories: `"${address.host}"`, unix_socket_permissions: "0700" }
    : { listen_addresses: address.host };
  const all = { ...memoryForAnOldLaptop, ...logWithoutData, ...reach, port: String(address.port), timezone: "UTC", log_timezone: "UTC", cluster_name: "vigie" };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
