/** An address such as "/leads?stage=held" as the router wants it. */
export function addressOf(address: string): { to: string; search: Record<string, string> } {
  const [to = "", query = ""] = address.split("?")
  return { to, search: readQuery(query) }
}

/** A query as it stands in an address, as plain texts. */
export function readQuery(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query))
}

/** Texts as a query; what is empty is left out. */
export function writeQuery(search: Record<string, unknown>): string {
  const said = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== "")
  return said.length === 0 ? "" : `?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`
}
