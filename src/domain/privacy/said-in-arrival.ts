import type { FieldValue } from "#domain/condition/condition.ts"
import { BASES, CONTACT_CHANNELS, PURPOSES, type Basis, type ContactChannel, type Purpose } from "#domain/privacy/contact.ts"

/** What a form, an event or a row says for or against contact. `channel` and `purpose`: null for all of them. */
export type SaidInArrival =
  | { kind: "ground"; basis: Basis; channel: ContactChannel | null; purpose: Purpose | null; wording: string | null }
  | { kind: "objection"; channel: ContactChannel }

/**
 * What the fields of an arrival say for or against contact; mostly nothing. `consent` speaks of e-mail unless `consent_channels` names others, and of
 * all purposes unless `consent_purposes` names some; `consent_wording` is the version of the words that were agreed to. An unticked box says nothing.
 */
export function saidInArrival(fields: Readonly<Record<string, FieldValue>>): SaidInArrival[] {
  const { consent, opted_out, do_not_call } = fields
  if (consent !== true && opted_out !== true && do_not_call !== true) return []
  const said: SaidInArrival[] = []
  if (consent === true) {
    const basis = basisIn(fields["consent_basis"])
    const wording = textIn(fields["custom.consent_wording"])
    for (const channel of listed(fields["custom.consent_channels"], CONTACT_CHANNELS, ["email"]))
      for (const purpose of listed(fields["custom.consent_purposes"], PURPOSES, [null]))
        said.push({ kind: "ground", basis, channel, purpose, wording })
  }
  if (opted_out === true) said.push({ kind: "objection", channel: "email" })
  if (do_not_call === true) said.push({ kind: "objection", channel: "call" })
  return said
}

/** The names in a text or list that are known here; `all` means every one. */
function listed<Name extends string>(value: FieldValue | undefined, known: readonly Name[], otherwise: (Name | null)[]): (Name | null)[] {
  const words = (Array.isArray(value) ? value : (textIn(value) ?? "").split(/[\s,;]+/)).map((word) => word.trim().toLowerCase())
  if (words.includes("all")) return [null]
  const found = known.filter((name) => words.includes(name))
  return found.length > 0 ? found : otherwise
}

function basisIn(value: FieldValue | undefined): Basis {
  const words = (textIn(value) ?? "").toLowerCase().replaceAll(/[\s-]+/g, "_")
  return BASES.find((basis) => words.includes(basis)) ?? "consent"
}

function textIn(value: FieldValue | undefined): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 200) : null
}
