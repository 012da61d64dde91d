import { COMPANY_FIELDS } from "#domain/enrichment/company-fields.ts"
import { CLOSED, type HttpMapping, type Provider, type ProviderKind } from "#domain/enrichment/provider.ts"
import { isLeadField } from "#domain/intake/lead-fields.ts"
import { readPointer } from "#domain/intake/webhook/json-pointer.ts"
import { Refusal } from "#domain/refusal.ts"

/** What every vendor may tell when nobody says otherwise. */
const PERSON_FIELDS = ["first_name", "last_name", "job_title", "seniority", "department", "linkedin_url", "time_zone"]
const SECONDS = 1_000
/** What DNS can tell, how long it may take, and how many days that is good for. */
const MX = { fields: ["email_mx"], timeoutMs: 2 * SECONDS, cacheDays: 7 }

/** A provider as it is when only its kind and name are said: switched on, asked after the others, patient for ten seconds, its answers good for a month. */
export function newProvider(id: string, name: string, kind: ProviderKind, others: readonly Pick<Provider, "place">[]): Provider {
  return {
    ...{ id, name, kind, url: null, key: null, mapping: null, isOn: true, breaker: CLOSED },
    place: Math.max(0, ...others.map((one) => one.place)) + 1,
    fields: [...PERSON_FIELDS, ...COMPANY_FIELDS],
    ...{ timeoutMs: 10 * SECONDS, perMinute: null, monthlyBudget: null, costPerHit: 0, cacheDays: 30 },
    ...(kind === "mx" ? MX : {}),
  }
}

/**
 * Makes sure that a provider can be asked: names of fields exist, a mapping where one is needed and nowhere else, a key where the vendor wants one.
 *
 * @param refusedAddress why an address can't be used, or null
 * @throws Refusal `provider_wrong` with every place
 */
export function checkProvider(provider: Provider, refusedAddress: (url: string) => string | null): void {
  const { kind, url, key, mapping, fields } = provider
  const problems: { pointer: string; message: string }[] = []
  const wrong = (pointer: string, message: string) => problems.push({ pointer: `/body/${pointer}`, message })
  for (const [index, name] of fields.entries())
    if (!mayTell(kind, name)) wrong(`fields/${index}`, `There is no lead field called "${name.slice(0, 60)}" that ${kind} could tell.`)
  const address = url === null ? null : kind === "mx" ? refusedNameServer(url) : refusedAddress(url)
  if (address !== null) wrong("url", address)
  if (kind === "http" && mapping === null) wrong("mapping", "Say by a mapping where to ask and where in the answer each field stands.")
  if (kind !== "http" && mapping !== null)
    wrong("mapping", `Only a provider of the kind http has a mapping; ${kind} is read as its vendor describes it.`)
  if (kind !== "http" && kind !== "mx" && key === null && provider.isOn) wrong("key", `${kind} wants a key.`)
  if (mapping !== null) checkMapping(mapping, refusedAddress, wrong)
  const [first] = problems
  if (first !== undefined) throw new Refusal("provider_wrong", first.message, 422, problems)
}

function checkMapping(
  mapping: HttpMapping,
  refusedAddress: (url: string) => string | null,
  wrong: (pointer: string, message: string) => void,
): void {
  // what is put in may never decide which host is asked
  const host = /^[a-z]+:\/\/[^/?#]*/i.exec(mapping.url)?.[0] ?? mapping.url
  const address = host.includes("{")
    ? "The host can't be put in: only path and query may hold {email} and the like."
    : refusedAddress(filledWithLetters(mapping.url))
  if (address !== null) wrong("mapping/url", address)
  const asks = [mapping.url, mapping.body ?? "", ...Object.values(mapping.headers)].join(" ")
  const wanted = mapping.about === "person" ? "{email}" : "{domain}"
  if (!asks.includes(wanted))
    wrong("mapping/url", `It asks about a ${mapping.about} and never says which: put ${wanted} into the address, a header or the body.`)
  const entries = Object.entries(mapping.fields)
  if (entries.length === 0) wrong("mapping/fields", `Say where fields stand, such as {"employee_count": "/company/employees"}.`)
  for (const [name, pointer] of entries) {
    if (!isLeadField(name)) wrong(`mapping/fields/${name.slice(0, 60)}`, `There is no lead field called "${name.slice(0, 60)}".`)
    if (readPointer(pointer) === null)
      wrong(`mapping/fields/${name.slice(0, 60)}`, `"${pointer.slice(0, 60)}" is no JSON pointer; one looks like /company/employees.`)
  }
  if (mapping.method === "GET" && mapping.body !== null) wrong("mapping/body", "A GET has no body; ask by POST.")
}

function mayTell(kind: ProviderKind, field: string): boolean {
  return kind === "mx" ? MX.fields.includes(field) : isLeadField(field)
}

/** Name servers are asked by address: a name would have to be asked of another one first. */
function refusedNameServer(url: string): string | null {
  if (readNameServer(url) !== null) return null
  return `A name server is written as dns://192.0.2.53 or dns://192.0.2.53:5353; without one the system's are asked.`
}

/** The address and port of `dns://…`, as a resolver takes it, or null. */
export function readNameServer(url: string): string | null {
  return /^dns:\/\/(\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?|\[[0-9a-f:]+\](?::\d{1,5})?)$/i.exec(url)?.[1] ?? null
}

function filledWithLetters(url: string): string {
  return url.replace(/\{[a-z_]+\}/g, "x")
}
