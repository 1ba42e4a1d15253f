/** Codes of node-postgres, of PostgreSQL (class 57P: it stops or starts; 08: connection) and of Prisma that mean "not reachable now". */
const unreachable =
  /^(55000|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|57P0\d|08\w{3}|53300|P1001|P1002|P1008|P1017|P2024|P2028|P2037)$/

/** True when the database can't be reached at the moment: the same call may work in a minute. */
export function databaseFault(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Object && depth < 6; depth += 1) {
    const { code, message, cause, meta } = at as {
      code?: unknown
      message?: unknown
      cause?: unknown
      meta?: { driverAdapterError?: unknown }
    }
    if (typeof code === 'string' && unreachable.test(code)) return true
    if (
      typeof message === 'string' &&
      /Connection terminated|DatabaseNotReachable|ConnectionClosed|server closed the connection/i.test(message)
    )
      return true
    at = cause ?? meta?.driverAdapterError
  }
  return false
}
