import { toProfile, type Told } from "#domain/enrichment/answer.ts"
import { first, NOT_FOUND, part, readAnswer, under, type Adapter } from "#integrations/enrichment/adapter.ts"

const BASE = "https://api.apollo.io/api/v1"

/** Apollo: people by `POST /people/match`, whose answer holds their organization; companies by `GET /organizations/enrich`. */
export const apollo: Adapter = async ({ about, subject }, { url, key }, ask) => {
  const headers = { "x-api-key": key ?? "", "cache-control": "no-cache" }
  if (about === "company") {
    const answer = await ask({
      method: "GET",
      url: under(url ?? BASE, "/organizations/enrich", { domain: subject.domain }),
      headers,
      body: null,
    })
    return {
      answer: readAnswer(answer, "Apollo", (document) => {
        const organization = part(document, "organization")
        return Object.keys(organization).length === 0 ? NOT_FOUND : { kind: "found", profile: toProfile({}, companyOf(organization)) }
      }),
    }
  }
  const { email, firstName, lastName, company, domain } = subject
  const query = { email, first_name: firstName, last_name: lastName, organization_name: company, domain, reveal_personal_emails: "false" }
  const answer = await ask({ method: "POST", url: under(url ?? BASE, "/people/match", query), headers, body: null })
  return {
    answer: readAnswer(answer, "Apollo", (document) => {
      const person = part(document, "person")
      if (Object.keys(person).length === 0) return NOT_FOUND
      return { kind: "found", profile: toProfile(personOf(person), companyOf(part(person, "organization"))) }
    }),
  }
}

function personOf(person: Told): Told {
  return {
    first_name: person["first_name"],
    last_name: person["last_name"],
    job_title: person["title"],
    seniority: person["seniority"],
    department: first(person["departments"]),
    linkedin_url: person["linkedin_url"],
    city: person["city"],
    state: person["state"],
    country: person["country"],
    time_zone: person["time_zone"],
  }
}

function companyOf(organization: Told): Told {
  return {
    company_name: organization["name"],
    company_domain: organization["primary_domain"],
    company_phone: organization["phone"],
    company_linkedin_url: organization["linkedin_url"],
    employee_count: organization["estimated_num_employees"],
    annual_revenue: organization["annual_revenue"],
    industry: organization["industry"],
    founded_year: organization["founded_year"],
    funding_stage: organization["latest_funding_stage"],
    funding_total: organization["total_funding"],
    technologies: organization["technology_names"],
    city: organization["city"],
    state: organization["state"],
    country: organization["country"],
  }
}
