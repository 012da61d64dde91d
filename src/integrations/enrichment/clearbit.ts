import { toProfile, type Told } from "#domain/enrichment/answer.ts"
import { first, NOT_FOUND, part, readAnswer, under, type Adapter } from "#integrations/enrichment/adapter.ts"

/** Where each kind of question goes when no address of one's own is given. */
const HOSTS = { person: "https://person.clearbit.com", company: "https://company.clearbit.com" }

/** Whatever speaks like Clearbit: people with their company by `/v2/combined/find`, companies by `/v2/companies/find`. 202 means that it is still looking. */
export const clearbit: Adapter = async ({ about, subject }, { url, key }, ask) => {
  const headers = { authorization: `Bearer ${key ?? ""}` }
  const base = url ?? (about === "company" ? HOSTS.company : HOSTS.person)
  const address =
    about === "person"
      ? under(base, "/v2/combined/find", { email: subject.email, given_name: subject.firstName, family_name: subject.lastName })
      : under(base, "/v2/companies/find", { domain: subject.domain })
  const answer = await ask({ method: "GET", url: address, headers, body: null })
  if (answer.kind === "answered" && answer.status === 202) return { answer: { kind: "pending" } }
  return {
    answer: readAnswer(answer, "Clearbit", (document) => {
      const person = about === "person" ? ("person" in document || "company" in document ? part(document, "person") : document) : {}
      const company = about === "company" ? document : part(document, "company")
      if (Object.keys(person).length + Object.keys(company).length === 0) return NOT_FOUND
      return { kind: "found", profile: toProfile(personOf(person), companyOf(company, part(person, "employment"))) }
    }),
  }
}

function personOf(person: Told): Told {
  const [name, employment, geo] = [part(person, "name"), part(person, "employment"), part(person, "geo")]
  const handle = part(person, "linkedin")["handle"]
  return {
    first_name: name["givenName"],
    last_name: name["familyName"],
    job_title: employment["title"],
    seniority: employment["seniority"],
    department: employment["role"],
    linkedin_url: typeof handle === "string" ? `https://www.linkedin.com/${handle.includes("/") ? handle : `in/${handle}`}` : null,
    city: geo["city"],
    state: geo["stateCode"] ?? geo["state"],
    country: geo["countryCode"] ?? geo["country"],
    time_zone: person["timeZone"],
  }
}

/** @param employment what the person says of the company, where it says nothing itself */
function companyOf(company: Told, employment: Told): Told {
  const [category, metrics, geo] = [part(company, "category"), part(company, "metrics"), part(company, "geo")]
  return {
    company_name: company["name"] ?? employment["name"],
    company_domain: company["domain"] ?? employment["domain"],
    company_phone: company["phone"],
    employee_count: metrics["employees"] ?? company["employees"],
    annual_revenue: metrics["annualRevenue"],
    industry: category["industry"] ?? first(company["categories"]),
    industry_code: category["naicsCode"],
    founded_year: company["foundedYear"],
    funding_total: metrics["raised"] ?? company["raised"],
    parent_company: part(company, "parent")["domain"],
    technologies: company["tech"],
    city: geo["city"],
    state: geo["stateCode"] ?? geo["state"],
    country: geo["countryCode"] ?? geo["country"],
  }
}
