import type { Side } from "#domain/agreement/agreement.ts"
import { inWords, toIso, type Instant } from "#domain/instant.ts"
import type { Message } from "#domain/sending/message.ts"

export type EmergencyNotice = { version: number; name: string; side: Side; signer: string; reason: string; until: Instant; url: string }

/** To both sides' leadership and RevOps: one side put a version in force alone. */
export function emergencyDeclared(notice: EmergencyNotice): Message {
  const { version, side, signer, reason, until } = notice
  const other = side === "sales" ? "marketing" : "sales"
  return {
    subject: `Emergency change: version ${version} of the agreement runs without ${other}'s signature`,
    lines: [
      `${signer} put version ${version} in force for ${side} alone.`,
      `It lapses by itself at ${inWords(until)}, and the version before applies again, unless ${other} signs it until then.`,
    ],
    facts: [{ label: "Reason", value: reason }],
    link: { label: "Read what changes, and sign or let it lapse", url: notice.url },
    event: { type: "agreement.emergency", payload: payloadOf(notice) },
    audience: "colleague",
  }
}

/** To the same people: nobody of the other side signed in time. */
export function emergencyLapsed(notice: EmergencyNotice & { before: number }): Message {
  const { version, before } = notice
  return {
    subject: `The emergency change has lapsed: version ${before} of the agreement applies again`,
    lines: [
      `Version ${version} ran for 72 hours and was not signed by the other side, so version ${before} applies again.`,
      "Leads that were handed off meanwhile stay under the version that they were handed off by. To have the change for good, both sides sign it.",
    ],
    facts: [],
    link: { label: "See the versions", url: notice.url },
    event: { type: "agreement.lapsed", payload: { ...payloadOf(notice), in_force: before } },
    audience: "colleague",
  }
}

function payloadOf({ version, name, side, reason, until, url }: EmergencyNotice): Record<string, unknown> {
  return { version, name, side, reason, until: toIso(until), url }
}
