const HANDOFF = /^h-([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-([0-9a-f]{20})@/

/** A handoff's own address, `h-<id>-<signature>@…`, taken apart; null for any other. */
export function readMailAddress(address: string): { handoff: string; signature: string } | null {
  const found = HANDOFF.exec(address.toLowerCase())
  return found === null ? null : { handoff: found.slice(1, 6).join("-"), signature: found[6] ?? "" }
}

/** The part before the @ of a handoff's own address. */
export function handoffMailbox(handoff: string, signature: string): string {
  return `h-${handoff.replaceAll("-", "")}-${signature}`
}
