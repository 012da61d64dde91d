import type { Message } from "#domain/sending/message.ts"
import { plainText } from "#domain/sending/plain-text.ts"

export type AcknowledgementFacts = {
  /** As the lead typed them. */
  lead: { name: string | null; company: string | null }
  /** Who thanks: the company that runs Baton. */
  sender: string
  /** Until when a person answers, in words and in the lead's language and zone; `null` when nothing is promised. */
  answerBy: string | null
  /** Where a person is reached meanwhile, a telephone number or an address; `null` when there is none. */
  contact: string | null
  locale: "en" | "de"
}

/**
 * The instant thanks to a lead: it came through, a person answers, until when. No link, and nothing about how the lead was observed.
 *
 * Anybody can put a stranger's address into a form. So that nobody sends their own words to that stranger through us, a name is
 * only repeated when it looks like one.
 */
export function acknowledgement(facts: AcknowledgementFacts): Message {
  const words = facts.locale === "de" ? german(facts) : english(facts)
  return { ...words, facts: [], link: null, event: null, audience: "lead" }
}

type Words = Pick<Message, "subject" | "lines">

function english(facts: AcknowledgementFacts): Words {
  const name = repeatable(facts.lead.name)
  const company = repeatable(facts.lead.company)
  const when = facts.answerBy === null ? "as soon as possible" : `by ${facts.answerBy}`
  return {
    subject: `Your request to ${facts.sender} has arrived`,
    lines: [
      name === null ? "Hello," : `Hello ${name},`,
      company === null
        ? "thank you for writing to us. Your request has arrived."
        : `thank you for writing to us. Your request for ${company} has arrived.`,
      `The next step is ours: somebody from ${facts.sender} reads it and answers you in person ${when}.`,
      ...(facts.contact === null ? [] : [`If it can't wait that long: ${facts.contact}.`]),
      facts.sender,
    ],
  }
}

function german(facts: AcknowledgementFacts): Words {
  const name = repeatable(facts.lead.name)
  const company = repeatable(facts.lead.company)
  const when = facts.answerBy === null ? "so bald wie möglich" : `bis ${facts.answerBy}`
  return {
    subject: `Ihre Anfrage an ${facts.sender} ist angekommen`,
    lines: [
      name === null ? "Guten Tag," : `Guten Tag ${name},`,
      company === null
        ? "vielen Dank für Ihre Nachricht. Ihre Anfrage ist angekommen."
        : `vielen Dank für Ihre Nachricht. Ihre Anfrage für ${company} ist angekommen.`,
      `Der nächste Schritt liegt bei uns: Jemand von ${facts.sender} liest sie und antwortet Ihnen persönlich ${when}.`,
      ...(facts.contact === null ? [] : [`Wenn es so lange nicht warten kann: ${facts.contact}.`]),
      facts.sender,
    ],
  }
}

/** The name when it is short and holds only what names hold: no address, no number to call, no sentence. */
function repeatable(name: string | null): string | null {
  const text = plainText(name ?? "")
  if (text.length > 60 || text.split(" ").length > 6) return null
  const isName = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’&+., -]*$/u.test(text)
  const looksLikeAddress = /\p{L}\.\p{L}{2}|www|http|(?:\p{N}.*){4}/iu.test(text)
  return isName && !looksLikeAddress ? text : null
}
