import { html, type Html } from "#http/pages/html.ts"

/** States and stages as a person says them, and how they look: going well, in need of somebody, over, or plain. */
const WORDS: Record<string, [words: string, look: "good" | "warn" | "bad" | "plain"]> = {
  captured: ["came in", "plain"],
  nurture: ["not yet ready", "plain"],
  held: ["waits for a person", "warn"],
  handed_off: ["handed off", "good"],
  open: ["waits for a yes", "warn"],
  accepted: ["accepted", "good"],
  sql: ["SQL", "good"],
  opportunity: ["opportunity", "good"],
  won: ["won", "good"],
  lost: ["lost", "plain"],
  rejected: ["rejected", "plain"],
  recycled: ["recycled", "plain"],
  disqualified: ["disqualified", "plain"],
  merged: ["merged", "plain"],
  withdrawn: ["taken back", "plain"],
  waiting: ["about to be sent", "plain"],
  sent: ["sent", "good"],
  shown: ["shown here only", "plain"],
  dead: ["reached nobody", "bad"],
  cancelled: ["not needed any more", "plain"],
  running: ["running", "plain"],
  paused: ["paused", "warn"],
  met: ["kept", "good"],
  missed: ["missed", "bad"],
}

/** A state as a small label. */
export function badge(state: string): Html {
  const [words, look] = WORDS[state] ?? [inWords(state), "plain"]
  return html`<span class="badge ${look}">${words}</span>`
}

/** A name of the product's as words: "owner_first_touch" is "owner first touch". */
export function inWords(name: string): string {
  return name.replaceAll("_", " ")
}

/** Whom a message goes to: an address stays as it is, "team:sdr_americas" is "team sdr americas". */
export function recipientInWords(recipient: string): string {
  return recipient.startsWith("team:") ? inWords(recipient.replace(":", " ")) : recipient
}

/** What somebody or a lead is called when there may be no name. */
export function called(lead: { name: string | null; email: string | null }): string {
  return lead.name ?? lead.email ?? "Nobody known by name"
}

/** A text as a sentence: a capital letter first, a full stop at the end. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`
}

/** A count, and where counting stopped. */
export function counted(count: number, most: number): string {
  return count >= most ? `${most.toLocaleString("en")}+` : count.toLocaleString("en")
}
