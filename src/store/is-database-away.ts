/** PostgreSQL is stopping, starting, out of room, or can't be reached: nothing was done, and trying again later is right. */
export function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? ""
  if (/^(08|53|57P|58)/.test(code) || ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"].includes(code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(String(error))
}
