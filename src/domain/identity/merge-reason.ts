import type { IdentityKind } from "#domain/intake/arrival.ts"

const SAYS: Record<IdentityKind, string> = {
  email: "both are reached at the same e-mail address",
  crm: "both are the same record of the CRM",
  user: "both log in with the same user id",
  phone: "both have the same phone number, name and company",
  anonymous: "both were in the same browser",
}

/** Why two leads are one person, by the identities that show it (`kind:value`), as half a sentence; without their values, which are personal. */
export function mergeReason(evidence: readonly string[]): string {
  const kinds = [...new Set(evidence.map((key) => key.slice(0, key.indexOf(":")) as IdentityKind))]
  const strongest = kinds.filter((kind) => kind !== "email")
  const told = (strongest.length === 0 ? kinds : strongest).map((kind) => SAYS[kind])
  return told.length === 0 ? "a person said so" : told.join(", and ")
}
