import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { readEmail } from "#domain/intake/email-address.ts"
import { isDisposable, isFreeMail } from "#domain/intake/free-mail.ts"
import { likelyDomain } from "#domain/intake/typo-domain.ts"

/**
 * Reads the test addresses of isemail.info and says which categories are taken; looks for slips among the domains of real mail providers.
 * Usage: node test/oracles/run-addresses.ts [folder] (default: ../shared/data beside the repository)
 */
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../../../shared/data"))
const file = join(folder, "fuzz/isemail_tests.xml")
if (!existsSync(file)) {
  console.log(`There is no ${file}; nothing was checked.`)
  process.exit(0)
}

/** Refused by choice although it is an address: nobody is reached by these on the internet, or only by way of a mistake. */
const CHOICE: Readonly<Record<string, string>> = {
  ISEMAIL_RFC5321_TLD: "a domain without a dot",
  ISEMAIL_RFC5321_TLDNUMERIC: "a number instead of a domain's ending",
  ISEMAIL_RFC5321_ADDRESSLITERAL: "an address literal",
  ISEMAIL_RFC5321_IPV6DEPRECATED: "an address literal",
  ISEMAIL_CFWS: "comments and folded spaces",
  ISEMAIL_DEPREC: "obsolete syntax",
  ISEMAIL_RFC5322: "valid in a message's header only, not for sending",
}

type Case = { address: string; category: string; diagnosis: string }
const cases = readCases(readFileSync(file, "utf8"))
const wrong: string[] = []
for (const [category, all] of Map.groupBy(cases, (one) => one.category)) {
  const taken = all.filter(isTaken)
  console.log(`${category}: ${taken.length} of ${all.length} taken`)
  for (const one of all) wrong.push(...problemOf(one))
}
console.log("Refused by choice:", [...new Set(Object.values(CHOICE))].join("; "))
slips()
for (const line of wrong) console.log(`WRONG ${line}`)
console.log(`${cases.length} addresses, ${wrong.length} against our own choice.`)
process.exit(wrong.length === 0 ? 0 : 1)

function isTaken({ address }: Case): boolean {
  return "address" in readEmail(address)
}

/** An error that is taken must be one that taking away spaces at the ends mends; what is valid must be taken unless it was chosen not to be. */
function problemOf(one: Case): string[] {
  const isChosen = one.diagnosis in CHOICE || one.category in CHOICE || !one.address.includes(".", one.address.lastIndexOf("@"))
  if (isTaken(one)) return one.category === "ISEMAIL_ERR" && one.address === one.address.trim() ? [`taken: ${show(one)}`] : []
  return one.category === "ISEMAIL_ERR" || isChosen ? [] : [`refused: ${show(one)}`]
}

function show({ address, diagnosis }: Case): string {
  return `${JSON.stringify(address)} (${diagnosis})`
}

/** Control characters are written as their pictures, 0x2400 further up. */
function readCases(xml: string): Case[] {
  return [...xml.matchAll(/<test id="\d+">(.*?)<\/test>/gs)].map(([, body = ""]) => {
    const part = (name: string) => unescaped(new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(body)?.[1] ?? "")
    const address = part("address").replaceAll(/[\u2400-\u241f]/g, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400))
    return { address, category: part("category"), diagnosis: part("diagnosis") }
  })
}

function unescaped(text: string): string {
  return text
    .replaceAll(/&#x([0-9A-Fa-f]+);/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
}

/** A real provider's domain that is taken for a slip is a false alarm, unless it was registered to catch slips. */
function slips(): void {
  const list = join(folder, "ref/free-email-domains.json")
  if (!existsSync(list)) return
  const domains = JSON.parse(readFileSync(list, "utf8")) as string[]
  const found = domains.flatMap((domain) => {
    const meant = likelyDomain(domain, (one) => isFreeMail(one) || isDisposable(one))
    return meant === null ? [] : [`${domain} → ${meant}`]
  })
  console.log(`Slips seen among ${domains.length} providers: ${found.length}`, found.join(", "))
}
