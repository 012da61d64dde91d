import type { Instant } from "#domain/instant.ts"
import type { Basis, ContactChannel, ContactGrounds, Ground, Purpose, Stop } from "#domain/privacy/contact.ts"
import { ruleFor, type ContactPolicy } from "#domain/privacy/contact-policy.ts"

/** Whether a person may be contacted, on which basis, and why, as a sentence. */
export type ContactVerdict = { allowed: boolean; basis: Basis | null; because: string }

const A_DAY = 24 * 60 * 60_000

/**
 * Whether this person may be contacted in this way for this purpose at `now`. An objection goes before everything; then the policy says which
 * bases suffice in the person's country, and one of them has to be recorded, to follow from what the person asked for, or to be presumed.
 */
export function mayContact(
  asked: { channel: ContactChannel; purpose: Purpose },
  person: ContactGrounds,
  policy: ContactPolicy,
  now: Instant,
): ContactVerdict {
  const stop = person.stops.find((one) => one.kind !== "withdrawal" && covers(one, asked))
  if (stop !== undefined)
    return { allowed: false, basis: null, because: STOPPED[stop.kind === "objection" ? "objection" : "suppression"](stop) }
  const country = person.country ?? policy.unknown_country
  const rule = ruleFor(policy, { country, ...asked })
  if (rule === null) return { allowed: false, basis: null, because: `The policy has no rule for ${country}, so nothing is allowed.` }

  for (const basis of rule.needs) {
    const ground = newest(person.grounds.filter((one) => one.basis === basis && counts(one, asked, person.stops, now)))
    if (ground !== null) return { allowed: true, basis, because: `${BY[basis]} (${ground.evidence}).` }
    if (basis === "contract" && hasAsked(person, asked.purpose, policy, now))
      return { allowed: true, basis, because: "The person asked to be contacted." }
  }
  if (rule.presumes !== null) return { allowed: true, basis: rule.presumes, because: rule.says }
  const place = person.country === null ? `the country is not known, so it counts as ${country}` : country
  return { allowed: false, basis: null, because: `${rule.says} None is recorded (${place}).` }
}

const STOPPED: Record<"objection" | "suppression", (stop: Stop) => string> = {
  objection: () => "The person objected to being contacted.",
  suppression: () => "The address is on the list of those who are not to be contacted.",
}

const BY: Record<Basis, string> = {
  consent: "The person agreed",
  legitimate_interest: "A legitimate interest is recorded",
  contract: "It is part of a contract or of what the person asked for",
  existing_customer: "The person is a customer who did not object",
}

type Scope = { channel: ContactChannel | null; purpose: Purpose | null }

/** Whether what was said of some or all channels and purposes speaks of this one. */
export function covers(said: Scope, asked: { channel: ContactChannel; purpose: Purpose }): boolean {
  return (said.channel === null || said.channel === asked.channel) && (said.purpose === null || said.purpose === asked.purpose)
}

function counts(ground: Ground, asked: { channel: ContactChannel; purpose: Purpose }, stops: readonly Stop[], now: Instant): boolean {
  if (!covers(ground, asked) || ground.at > now) return false
  if (ground.expiresAt !== null && ground.expiresAt <= now) return false
  if (ground.basis !== "consent") return true
  return !stops.some((stop) => stop.kind === "withdrawal" && stop.at >= ground.at && stop.at <= now && covers(stop, asked))
}

function newest(grounds: readonly Ground[]): Ground | null {
  return grounds.reduce<Ground | null>((last, one) => (last === null || one.at >= last.at ? one : last), null)
}

/** A request carries its answer for good, and a colleague's approach for as long as the policy says; never a newsletter. */
function hasAsked({ askedAt }: ContactGrounds, purpose: Purpose, policy: ContactPolicy, now: Instant): boolean {
  if (askedAt === null || askedAt > now || purpose === "marketing") return false
  return purpose === "answer" || now - askedAt <= policy.request_days * A_DAY
}
