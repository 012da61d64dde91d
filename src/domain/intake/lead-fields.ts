/** How a field's text is read; see read-values.ts for what each accepts. */
export type FieldType = "text" | "email" | "phone" | "number" | "money" | "date" | "country" | "list" | "boolean" | "url"

/** The canonical fields of a lead and its account. Rules, mappings and exports use these names; they never change once shipped. */
export type LeadField = PersonField | CompanyField | PlaceField | OriginField | RecordField | ActivityField

type PersonField =
  | "email"
  | "secondary_email"
  | "salutation"
  | "first_name"
  | "middle_name"
  | "last_name"
  | "full_name"
  | "job_title"
  | "seniority"
  | "department"
  | "phone"
  | "mobile_phone"
  | "linkedin_url"
  | "language"

type CompanyField =
  | "company_name"
  | "company_domain"
  | "company_phone"
  | "company_linkedin_url"
  | "parent_company"
  | "employee_count"
  | "annual_revenue"
  | "currency"
  | "industry"
  | "industry_code"
  | "founded_year"
  | "funding_stage"
  | "funding_total"
  | "business_model"
  | "technologies"

type PlaceField = "country" | "state" | "city" | "postal_code" | "street" | "time_zone"

type OriginField =
  | "lead_source"
  | "lead_source_detail"
  | "campaign"
  | "utm_source"
  | "utm_medium"
  | "utm_campaign"
  | "utm_term"
  | "utm_content"
  | "landing_page"
  | "referrer"
  | "form_name"

type RecordField =
  | "external_id"
  | "company_external_id"
  | "created_at"
  | "updated_at"
  | "last_activity_at"
  | "last_contacted_at"
  | "owner"
  | "status"
  | "territory"
  | "message"
  | "notes"
  | "consent"
  | "consent_basis"
  | "opted_out"
  | "do_not_call"

type ActivityField = "page_views" | "sessions" | "time_on_site" | "form_submissions" | "emails_opened" | "emails_clicked"

/** How each field is read, and what it means, in words for the person who maps columns. */
const TABLE: Record<LeadField, [FieldType, string]> = {
  email: ["email", "The address that the person is reached at; it tells one lead from another"],
  secondary_email: ["email", "Another address of the same person"],
  salutation: ["text", "Mr, Ms, Dr and the like"],
  first_name: ["text", "Given name"],
  middle_name: ["text", "Middle name"],
  last_name: ["text", "Family name"],
  full_name: ["text", "Given and family name in one"],
  job_title: ["text", "What the person does, in their own words"],
  seniority: ["text", "Rank in the company, such as VP or Manager"],
  department: ["text", "Department or job function"],
  phone: ["phone", "The person's phone at work"],
  mobile_phone: ["phone", "The person's mobile phone"],
  linkedin_url: ["url", "The person's LinkedIn profile"],
  language: ["text", "The language that the person prefers"],
  company_name: ["text", "The company that the person works for"],
  company_domain: ["url", "The company's internet domain, without www and path"],
  company_phone: ["phone", "The company's main phone"],
  company_linkedin_url: ["url", "The company's LinkedIn page"],
  parent_company: ["text", "The company that owns this one"],
  employee_count: ["number", "How many people work there; of a range, its lower end"],
  annual_revenue: ["money", "Revenue in a year, in whole units of its currency; of a range, its lower end"],
  currency: ["text", "Currency of the amounts, as a three-letter code"],
  industry: ["text", "The company's industry"],
  industry_code: ["text", "NAICS or SIC code"],
  founded_year: ["number", "The year the company was founded"],
  funding_stage: ["text", "The latest round of funding, such as Series B"],
  funding_total: ["money", "All funding so far"],
  business_model: ["text", "How the company sells, such as B2B or marketplace"],
  technologies: ["list", "What the company uses"],
  country: ["country", "Country, as a two-letter ISO 3166 code"],
  state: ["text", "State, province or region"],
  city: ["text", "City"],
  postal_code: ["text", "Postal code; text, because zeros in front count"],
  street: ["text", "Street and number"],
  time_zone: ["text", "The person's time zone, as the file says it"],
  lead_source: ["text", "Where the lead came from"],
  lead_source_detail: ["text", "More about where the lead came from"],
  campaign: ["text", "The campaign that brought the lead"],
  utm_source: ["text", "UTM source of the visit"],
  utm_medium: ["text", "UTM medium of the visit"],
  utm_campaign: ["text", "UTM campaign of the visit"],
  utm_term: ["text", "UTM term of the visit"],
  utm_content: ["text", "UTM content of the visit"],
  landing_page: ["text", "The first page that was seen: an address or an id"],
  referrer: ["text", "The site that the visitor came from"],
  form_name: ["text", "The form that was filled in"],
  external_id: ["text", "The record's id in the system that the file comes from"],
  company_external_id: ["text", "The company's id in the system that the file comes from"],
  created_at: ["date", "When the record was made there"],
  updated_at: ["date", "When the record was last changed there"],
  last_activity_at: ["date", "When something last happened with the lead"],
  last_contacted_at: ["date", "When the lead was last contacted"],
  owner: ["text", "Who looks after the lead there: a name, an e-mail address or an id"],
  status: ["text", "The lead's status there"],
  territory: ["text", "The sales territory there"],
  message: ["text", "What the person wrote"],
  notes: ["text", "What colleagues noted"],
  consent: ["boolean", "Whether the person agreed to be contacted"],
  consent_basis: ["text", "The legal basis for keeping the person's details"],
  opted_out: ["boolean", "Whether the person wants no e-mail"],
  do_not_call: ["boolean", "Whether the person wants no calls"],
  page_views: ["number", "Pages seen, as counted by the other system"],
  sessions: ["number", "Visits, as counted by the other system"],
  time_on_site: ["number", "Time on the site, as counted by the other system and in its unit"],
  form_submissions: ["number", "Forms sent, as counted by the other system"],
  emails_opened: ["number", "E-mails opened, as counted by the other system"],
  emails_clicked: ["number", "E-mails clicked, as counted by the other system"],
}

/** All canonical fields. */
export const LEAD_FIELDS = Object.keys(TABLE) as LeadField[]

/** Whether `name` is a canonical field. */
export function isLeadField(name: string): name is LeadField {
  return Object.hasOwn(TABLE, name)
}

/** How the text of a field is read. */
export function fieldType(field: LeadField): FieldType {
  return TABLE[field][0]
}
