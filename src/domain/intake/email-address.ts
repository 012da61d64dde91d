/** A mailbox that was read: the address in lower case, its parts, and whether it belongs to a role instead of a person. */
export type EmailAddress = { address: string; local: string; domain: string; isRole: boolean }

/** An address, or why the text is none, as a sentence. */
export type ReadEmail = EmailAddress | { problem: string }

const ROLES = new Set(
  `info information sales support contact contacts kontakt office admin administrator webmaster postmaster hostmaster abuse noreply no-reply donotreply
  do-not-reply nospam hello hi hallo team marketing press presse media pr jobs careers career karriere bewerbung hr personal recruiting recruitment
  billing accounts accounting accountspayable ap ar finance buchhaltung rechnung rechnungen invoice invoices invoicing einkauf purchasing procurement
  vertrieb verkauf service kundenservice customerservice customercare customersupport help helpdesk it itsupport security privacy datenschutz dpo legal
  compliance orders order bestellung shop store mail email post enquiries enquiry inquiries inquiry anfrage reception empfang sekretariat secretary
  zentrale verwaltung management geschaeftsleitung feedback newsletter news subscribe unsubscribe list all everyone staff company partners partner
  partnerships investors investor events booking reservations reservierung root daemon mailer-daemon usenet ftp www dev development test testing
  contato contacto contatto ventas comercial commercial direction secretariat accueil ufficio amministrazione`.split(/\s+/),
)

const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const QUOTED = /^"(?:[^"\\\p{Cc}]|\\[ -~])*"$/u
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u
const ORDINARY = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*\.[a-z]{2,24}$/
const LONGEST = 254
const LONGEST_LOCAL = 64

/**
 * Reads one mailbox as people and systems write it: "Ann <ann@acme.com>", "mailto:ann@acme.com?subject=x", capitals, spaces around. What is left
 * has to be an address that mail can be sent to on the internet: no address literals, no comments, a domain with a dot. The domain comes in its
 * ASCII form. Capitals in the local part are dropped: no provider that matters tells them apart.
 */
export function readEmail(text: string): ReadEmail {
  const bare = bareAddress(text)
  if (bare.length <= LONGEST_LOCAL && ORDINARY.test(bare)) return parts(bare, bare.lastIndexOf("@"))
  const problem = problemOf(bare)
  if (problem !== null) return { problem }
  const at = bare.lastIndexOf("@")
  const domain = asciiDomain(bare.slice(at + 1))
  if (domain === null) return { problem: `"${bare.slice(at + 1)}" is not a domain.` }
  const address = `${bare.slice(0, at)}@${domain}`
  return address.length > LONGEST ? { problem: "The address is longer than 254 characters." } : parts(address, at)
}

function bareAddress(text: string): string {
  const trimmed = text.trim()
  const angled = trimmed.endsWith(">") && trimmed.includes("<") ? trimmed.slice(trimmed.lastIndexOf("<") + 1, -1) : trimmed
  const unprefixed = /^mailto:/i.test(angled) ? decoded(angled.slice(7).replace(/\?.*$/s, "")) : angled
  return unprefixed.trim().toLowerCase().normalize("NFC")
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function problemOf(address: string): string | null {
  const at = address.lastIndexOf("@")
  if (address.length > 4 * LONGEST) return "The address is longer than 254 characters."
  if (at === -1) return `"${shown(address)}" has no @.`
  if (/[;,]\s*\S+@/.test(address)) return `"${shown(address)}" holds more than one address.`
  return problemOfLocal(address.slice(0, at)) ?? problemOfDomain(address.slice(at + 1))
}

function problemOfLocal(local: string): string | null {
  if (local === "") return "Nothing stands before the @."
  if (new TextEncoder().encode(local).length > LONGEST_LOCAL) return "The part before the @ is longer than 64 bytes."
  if (LOCAL.test(local) || QUOTED.test(local)) return null
  return `"${shown(local)}" cannot stand before the @.`
}

function problemOfDomain(domain: string): string | null {
  if (domain === "") return "Nothing stands after the @."
  const labels = domain.split(".")
  if (labels.length < 2) return `"${shown(domain)}" is a domain without a dot.`
  if (labels.some((label) => label.length > 63 || !LABEL.test(label))) return `"${shown(domain)}" is not a domain.`
  if (/^\d+$/.test(labels.at(-1) ?? "")) return `"${shown(domain)}" is a number, not a domain.`
  return null
}

function asciiDomain(domain: string): string | null {
  if (/^[a-z0-9.-]+$/.test(domain) && !domain.includes("xn--")) return domain.length > 253 ? null : domain
  return URL.parse(`http://${domain}/`)?.hostname ?? null
}

function parts(address: string, at: number): EmailAddress {
  const local = address.slice(0, at)
  return { address, local, domain: address.slice(at + 1), isRole: isRole(local) }
}

/** Whether what stands before the @, in small letters, is a role's and not a person's. */
export function isRole(local: string): boolean {
  const plus = local.indexOf("+")
  return ROLES.has(plus === -1 ? local : local.slice(0, plus))
}

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
