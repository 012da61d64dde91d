import { chance, pick } from "./dice.ts"

/** Somebody who never lived, at a company that never was; the address can't exist. Fields as a form names them. */
export type InventedLead = {
  email: string
  first_name: string
  last_name: string
  job_title: string
  company_name: string
  employee_count: number
  industry: string
  country: string
}

export type Region = "americas" | "emea" | "apac"

/** The n-th invented lead. Companies come again, so that some leads share one. */
export function inventedLead(n: number): InventedLead {
  const toss = (what: string) => chance("lead", n, what)
  const company = Math.floor(toss("company") * COMPANIES)
  const of = (what: string) => chance("company", company, what)
  const first_name = pick(FIRST, toss("first"))
  const last_name = `${pick(LAST, toss("last"))}${pick(LAST_ENDS, toss("ends"))}`
  const name = companyName(company)
  return {
    email: `${first_name}.${last_name}.${n}@${name.toLowerCase().replaceAll(" ", "-")}.example`.toLowerCase(),
    first_name,
    last_name,
    job_title: pick(TITLES, toss("title")),
    company_name: name,
    employee_count: pick(SIZES, of("size")),
    industry: pick(INDUSTRIES, of("industry")),
    country: pick(COUNTRIES[regionOfCompany(company)], of("country")),
  }
}

/** Where a lead is, by its country. */
export function regionOf({ country }: InventedLead): Region {
  return COUNTRIES.emea.includes(country) ? "emea" : COUNTRIES.apac.includes(country) ? "apac" : "americas"
}

function companyName(company: number): string {
  const half = company % (ADJECTIVES.length * ANIMALS.length)
  return `${ADJECTIVES[half % ADJECTIVES.length] ?? ""} ${ANIMALS[Math.floor(half / ADJECTIVES.length)] ?? ""}`
}

function regionOfCompany(company: number): Region {
  const toss = chance("company", company, "region")
  return toss < 0.45 ? "americas" : toss < 0.85 ? "emea" : "apac"
}

const COMPANIES = 190
const ADJECTIVES = [
  "Teal",
  "Velvet",
  "Paper",
  "Quiet",
  "Amber",
  "Marble",
  "Tinfoil",
  "Cobalt",
  "Woolen",
  "Sunday",
  "Clockwork",
  "Lemon",
  "Copper",
  "Misty",
]
const ANIMALS = [
  "Otter",
  "Heron",
  "Lantern",
  "Badger",
  "Teapot",
  "Walrus",
  "Compass",
  "Pelican",
  "Kettle",
  "Yak",
  "Umbrella",
  "Magpie",
  "Anvil",
  "Newt",
]
const FIRST = [
  "Ada",
  "Bela",
  "Cleo",
  "Dov",
  "Elin",
  "Faye",
  "Gus",
  "Hana",
  "Ivo",
  "June",
  "Kofi",
  "Lior",
  "Maya",
  "Nils",
  "Opal",
  "Pia",
  "Quin",
  "Rafa",
  "Sora",
  "Tove",
  "Uma",
  "Vito",
  "Wren",
  "Yara",
]
const LAST = ["Apple", "Bramble", "Cloud", "Dandel", "Ember", "Fable", "Ginger", "Hazel", "Inkle", "Juniper", "Kindle", "Larks"]
const LAST_ENDS = ["berry", "button", "feather", "whistle", "wick", "puddle"]
const TITLES = [
  ...["VP Sales", "Head of Marketing", "Director of Operations", "Chief Revenue Officer", "Founder", "Head of IT", "VP Operations"],
  ...["Marketing Manager", "Sales Operations Lead", "Senior Analyst", "Office Assistant", "IT Manager"],
]
const SIZES = [4, 18, 35, 60, 90, 120, 180, 240, 320, 480, 700, 950, 1800, 6200]
const INDUSTRIES = [
  "Software",
  "SaaS",
  "Fintech",
  "Consulting",
  "Information technology",
  "Professional services",
  "Restaurants",
  "Logistics",
  "Retail",
]
const COUNTRIES: Record<Region, string[]> = {
  americas: ["US", "US", "US", "CA", "MX", "BR"],
  emea: ["DE", "GB", "FR", "ES", "NL", "SE", "PL"],
  apac: ["SG", "AU", "JP", "IN"],
}
