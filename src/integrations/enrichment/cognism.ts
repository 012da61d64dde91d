import { toProfile, type Answer, type Told } from "#domain/enrichment/answer.ts"
import type { Question } from "#domain/enrichment/question.ts"
import { first, NOT_FOUND, part, readAnswer, under, type Adapter, type Ask } from "#integrations/enrichment/adapter.ts"

const BASE = "https://app.cognism.com"

/** Cognism: `enrich` finds the record and costs nothing, `redeem` reveals it. Only a first match that it is sure enough of is revealed. */
export const cognism: Adapter = async ({ about, subject }, { url, key }, ask) => {
  const kind = about === "person" ? "contact" : "account"
  const send = sender(url ?? BASE, key ?? "", ask)
  const { email, firstName, lastName, domain } = subject
  const wanted = about === "company" ? { website: domain } : { email, firstName, lastName }
  const preview = await send(`/api/search/${kind}/enrich`, known(wanted))
  let redeemId: string | null = null
  const found = readAnswer(preview, "Cognism", (document) => {
    const match = firstResult(document)
    const id = match["redeemId"] ?? match["id"]
    redeemId = typeof id === "string" ? id : null
    return NOT_FOUND
  })
  if (redeemId === null) return { answer: found }
  const revealed = await send(`/api/search/${kind}/redeem`, { redeemIds: [redeemId] })
  return { answer: readAnswer(revealed, "Cognism", (document) => readRecord(firstResult(document), about)) }
}

function sender(base: string, key: string, ask: Ask) {
  const headers = { authorization: `Bearer ${key}` }
  return (path: string, body: object) => ask({ method: "POST", url: under(base, path), headers, body: JSON.stringify(body) })
}

function known(wanted: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(wanted).filter((pair): pair is [string, string] => pair[1] !== null))
}

/** Contacts come as `results`, accounts as `result` or `results`. */
function firstResult(document: Told): Told {
  const list = document["results"] ?? document["result"]
  return Array.isArray(list) ? part({ first: list[0] as unknown }, "first") : {}
}

function readRecord(record: Told, about: Question["about"]): Answer {
  if (Object.keys(record).length === 0) return NOT_FOUND
  if (about === "company") return { kind: "found", profile: toProfile({}, companyOf(record)) }
  return { kind: "found", profile: toProfile(personOf(record), companyOf(part(record, "account"))) }
}

function personOf(person: Told): Told {
  return {
    first_name: person["firstName"],
    last_name: person["lastName"],
    job_title: person["jobTitle"],
    seniority: person["managementLevel"],
    department: first(person["jobFunction"]),
    linkedin_url: person["linkedinUrl"],
    city: person["city"],
    state: person["state"],
    country: person["country"],
  }
}

function companyOf(account: Told): Told {
  const places = account["location"] ?? account["locations"]
  const seat = Array.isArray(places)
    ? places.find((place) =>
        [part({ place: place as unknown }, "place")].some((one) => one["addressType"] === "hq" || one["type"] === "hq"),
      )
    : undefined
  const { country, state, city } = part({ seat: seat as unknown }, "seat")
  return {
    company_name: account["name"],
    company_domain: account["domain"] ?? account["website"],
    company_linkedin_url: account["linkedinUrl"],
    employee_count: account["headcount"] ?? account["sizeFrom"],
    annual_revenue: account["revenue"],
    industry: first(account["industry"] ?? account["industries"]),
    founded_year: account["founded"],
    technologies: account["technologies"] ?? account["tech"],
    city,
    state,
    country,
  }
}
