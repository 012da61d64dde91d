import type { Instant } from "#domain/instant.ts"
import type { Message } from "#domain/sending/message.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import type { Delivery } from "#store/delivery.ts"
import { tellLead } from "#steps/announce.ts"
import type { KnownLead } from "#steps/02-score.ts"
import type { Rules } from "#steps/rules.ts"

/** The instant thanks to each lead that just wrote to us by a form, where the agreement promises it; once per form post. */
export function acknowledgements(leads: readonly KnownLead[], rules: Rules, now: Instant): Delivery[] {
  return leads.flatMap((one) => {
    const form = one.arrived.findLast((arrived) => arrived.kind === "form" && isRecent(arrived.receivedAt, rules, now))
    if (form === undefined || one.lead.email === null || rules.acknowledges(one.facts) !== true) return []
    return [
      tellLead(
        one.lead.email,
        "answer",
        thanks(one, rules),
        { cause: `acknowledgement:${form.id}`, lead: one.lead.id, handoff: null },
        now,
      ),
    ]
  })
}

/** Thanks that come hours late, after an outage, would only puzzle: they go within ten times the promise, and are left out afterwards. */
function isRecent(receivedAt: Instant, rules: Rules, now: Instant): boolean {
  return now - receivedAt <= 10 * readDuration(rules.agreement.acknowledgement.within)
}

function thanks({ lead }: KnownLead, rules: Rules): Message {
  const { subject, text } = rules.agreement.acknowledgement
  const language = typeof lead.fields["language"] === "string" ? lead.fields["language"].slice(0, 2).toLowerCase() : "en"
  const firstName = typeof lead.fields["first_name"] === "string" ? lead.fields["first_name"] : null
  const locale = language in text ? language : (Object.keys(text)[0] ?? "en")
  return {
    subject: subject[locale] ?? subject[Object.keys(subject)[0] ?? ""] ?? "",
    lines: [...(firstName === null ? [] : [`${GREETING[locale] ?? GREETING["en"]} ${firstName},`]), text[locale] ?? ""],
    facts: [],
    link: null,
    event: null,
    audience: "lead",
  }
}

const GREETING: Record<string, string> = { en: "Hello", de: "Guten Tag", es: "Hola", sv: "Hej" }
