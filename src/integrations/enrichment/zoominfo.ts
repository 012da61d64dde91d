import { toProfile, type Answer, type Told } from "#domain/enrichment/answer.ts"
import type { Question } from "#domain/enrichment/question.ts"
import { failed, first, NOT_FOUND, part, readAnswer, under, type Adapter, type Ask } from "#integrations/enrichment/adapter.ts"

const BASE = "https://api.zoominfo.com/gtm"
const TOKEN_URL = "https://okta-login.zoominfo.com/oauth2/default/v1/token"
const JSON_API = "application/vnd.api+json"

/** What is asked for; more would only be thrown away. */
const PERSON_OUTPUT = (
  "firstName lastName jobTitle jobFunction managementLevel city state country companyName companyWebsite companyEmployeeCount " +
  "companyRevenueNumeric companyPrimaryIndustry companyCountry companyState companyCity"
).split(" ")
const COMPANY_OUTPUT =
  "name website phone employeeCount revenue primaryIndustry foundedYear totalFundingAmount parentName businessModel city state country socialMediaUrls".split(
    " ",
  )

/**
 * ZoomInfo's data API: `contacts/enrich` and `companies/enrich`, one match each.
 *
 * The key is an access token, or `client_id:client_secret:refresh_token`, for which tokens are fetched as they are needed. A refresh token is used
 * up by its use where ZoomInfo says so: the new one is handed back to be kept.
 */
export const zoominfo: Adapter = async ({ about, subject }, { id, url, key }, ask) => {
  const access = await accessFor(id, key ?? "", url, ask)
  if ("answer" in access) return access
  const headers = { authorization: `Bearer ${access.token}`, "content-type": JSON_API, accept: JSON_API }
  const attributes =
    about === "company"
      ? { matchCompanyInput: [{ companyWebsite: subject.domain }], outputFields: COMPANY_OUTPUT }
      : { matchPersonInput: [personInput(subject)], outputFields: PERSON_OUTPUT }
  const data = { type: about === "company" ? "CompanyEnrich" : "ContactEnrich", attributes }
  const path = about === "company" ? "/data/v1/companies/enrich" : "/data/v1/contacts/enrich"
  const answer = await ask({ method: "POST", url: under(url ?? BASE, path), headers, body: JSON.stringify({ data }) })
  if (answer.kind === "answered" && answer.status === 401) tokens.delete(id)
  const read = readAnswer(answer, "ZoomInfo", (document) => readMatch(document, about))
  return { answer: read, ...(access.newKey === undefined ? {} : { newKey: access.newKey }) }
}

function personInput({
  email,
  firstName,
  lastName,
  company,
}: {
  email: string | null
  firstName: string | null
  lastName: string | null
  company: string | null
}) {
  const said = { emailAddress: email, firstName, lastName, companyName: company }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
}

/** Tokens by provider, with the key that they were fetched for. */
const tokens = new Map<string, { key: string; token: string; until: number }>()
const EARLY_MS = 60_000

async function accessFor(
  id: string,
  key: string,
  url: string | null,
  ask: Ask,
): Promise<{ token: string; newKey?: string } | { answer: Answer }> {
  const [client, secret, refresh] = key.split(":")
  if (client === undefined || secret === undefined || refresh === undefined) return { token: key }
  const known = tokens.get(id)
  if (known !== undefined && known.key === key && known.until > Date.now()) return { token: known.token }
  const body = new URLSearchParams({ grant_type: "refresh_token", refresh_token: refresh }).toString()
  const headers = {
    authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
  }
  const answer = await ask({ method: "POST", url: url === null ? TOKEN_URL : under(url, "/oauth2/default/v1/token"), headers, body })
  let got: { token: string; newKey?: string } | null = null
  const read = readAnswer(answer, "ZoomInfo's sign-in", (document) => {
    const { access_token: token, expires_in: seconds, refresh_token: next } = document
    if (typeof token !== "string") return failed("ZoomInfo's sign-in gave no token.")
    const newKey = typeof next === "string" && next !== refresh ? `${client}:${secret}:${next}` : undefined
    const lasts = typeof seconds === "number" ? seconds * 1000 : 0
    tokens.set(id, { key: newKey ?? key, token, until: Date.now() + Math.max(0, lasts - EARLY_MS) })
    got = { token, ...(newKey === undefined ? {} : { newKey }) }
    return NOT_FOUND
  })
  return got ?? { answer: read }
}

function readMatch(document: Told, about: Question["about"]): Answer {
  const match = part({ first: first(document["data"]) }, "first")
  if (match["type"] !== "Contact" && match["type"] !== "Company") return NOT_FOUND
  const attributes = part(match, "attributes")
  if (about === "company")
    return { kind: "found", profile: toProfile({}, { ...companyOf(attributes), annual_revenue: inWhole(attributes["revenue"]) }) }
  const company = part(attributes, "company")
  return { kind: "found", profile: toProfile(personOf(attributes), { ...companyOf(company), annual_revenue: company["revenueNumeric"] }) }
}

/** Companies come with their revenue in thousands. */
function inWhole(thousands: unknown): unknown {
  return typeof thousands === "number" ? thousands * 1000 : null
}

function personOf(person: Told): Told {
  return {
    first_name: person["firstName"],
    last_name: person["lastName"],
    job_title: person["jobTitle"],
    seniority: first(person["managementLevel"]),
    department: nameIn(person["jobFunction"]),
    city: person["city"],
    state: person["state"],
    country: person["country"],
  }
}

function companyOf(company: Told): Told {
  const linkedin = Array.isArray(company["socialMediaUrls"])
    ? company["socialMediaUrls"].map((each) => part({ each: each as unknown }, "each")).find((each) => each["type"] === "LINKED_IN")?.[
        "url"
      ]
    : null
  return {
    company_name: company["name"],
    company_domain: company["website"],
    company_phone: company["phone"],
    company_linkedin_url: linkedin,
    employee_count: company["employeeCount"],
    industry: first(company["primaryIndustry"]),
    founded_year: company["foundedYear"],
    funding_total: company["totalFundingAmount"],
    parent_company: company["parentName"],
    business_model: first(company["businessModel"]),
    city: company["city"],
    state: company["state"],
    country: company["country"],
  }
}

/** A function is a text, or a list of objects with a name. */
function nameIn(value: unknown): unknown {
  const one = first(value)
  return typeof one === "object" && one !== null ? part({ one }, "one")["name"] : one
}
