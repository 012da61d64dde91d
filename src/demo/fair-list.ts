import { chance, pick } from "./dice.ts"
import { inventedLead } from "./invented-lead.ts"

const ROWS = 62

/** The list that somebody brought home from a trade fair, as a CSV file: most were met there, others come from a bought list, two have no address. */
export function fairList(): string {
  const head = "Record ID,First Name,Last Name,Email,Job Title,Company Name,Number of Employees,Industry,Country,Lead Source"
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const n = 5_000 + index
    const { first_name, last_name, email, job_title, company_name, employee_count, industry, country } = inventedLead(n)
    const isBroken = index === 20 || index === 41
    const source = pick(["Trade show", "Trade show", "Bought list", "Partner"], chance("fair", n))
    const known = [isBroken ? "" : `F-${n}`, first_name, last_name, isBroken ? "" : email]
    return [...known, job_title, company_name, employee_count, industry, country, source].join(",")
  })
  return `${[head, ...rows].join("\n")}\n`
}
