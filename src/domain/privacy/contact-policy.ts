import { fold } from "#domain/condition/fold.ts"
import { compileGlobs } from "#domain/condition/glob.ts"
import { SHIPPED_KEEPING, type Keeping } from "#domain/privacy/keeping.ts"
import type { Basis, ContactChannel, Purpose } from "#domain/privacy/contact.ts"

/**
 * What a country asks for. `countries`: two-letter codes, or `*` for all that no other rule names. Of several rules that fit, the one that names
 * the country goes before `*`, then the one that names the channel, then the one that names the purpose, then the first.
 */
export type PolicyRule = {
  countries: readonly string[]
  /** Null for every channel. */
  channel: ContactChannel | null
  /** Null for sales and marketing alike; answers go by rules that name them alone, since they are no advertising. */
  purpose: Purpose | null
  /** One of these has to be there. */
  needs: readonly Basis[]
  /** What is taken to be there when nothing is recorded; null when somebody has to have recorded it. */
  presumes: Basis | null
  /** Why, as a sentence. */
  says: string
}

/** The rules of a workspace about who may be contacted. They are data that its people answer for, and no legal advice. */
export type ContactPolicy = {
  rules: readonly PolicyRule[]
  /** As which country a person counts whose country nobody knows. */
  unknown_country: string
  /** Names of forms by which somebody asks to be contacted; `*` stands for any letters. */
  request_forms: readonly string[]
  /** For so many days such a request carries a colleague's approach. */
  request_days: number
  /** The sender's address for letters, on one line; it stands at the end of mails to leads. Null: none does. */
  postal_address: string | null
  /** How long stored texts are kept; what is left out is kept as the shipped rules say. */
  keep?: Partial<Keeping>
}

const EU_STRICT = ["AT", "CZ", "DE", "DK", "ES", "GR", "HR", "HU", "IT", "LT", "LV", "PL", "RO", "SI", "SK", "CH"]

/** What a workspace has until somebody changes it. Shipped as a careful beginning; not legal advice. */
export const SHIPPED_POLICY: ContactPolicy = {
  postal_address: null,
  keep: SHIPPED_KEEPING,
  unknown_country: "DE",
  request_forms: [
    "*demo*",
    "*contact*",
    "*kontakt*",
    "*sales*",
    "*pricing*",
    "*quote*",
    "*angebot*",
    "*trial*",
    "*meeting*",
    "*termin*",
    "*call*",
  ],
  request_days: 180,
  rules: [
    {
      countries: ["*"],
      channel: null,
      purpose: "answer",
      needs: ["contract", "consent", "existing_customer", "legitimate_interest"],
      presumes: "contract",
      says: "What somebody asked for may be answered.",
    },
    {
      countries: ["*"],
      channel: null,
      purpose: null,
      needs: ["consent", "contract", "existing_customer", "legitimate_interest"],
      presumes: "legitimate_interest",
      says: "Between companies a fitting offer is taken for a legitimate interest, with a way to object.",
    },
    {
      countries: [...EU_STRICT, "CA"],
      channel: "email",
      purpose: null,
      needs: ["consent", "contract", "existing_customer"],
      presumes: null,
      says: "Advertising by e-mail needs prior consent there, also between companies, or a customer who was told of the right to object.",
    },
    {
      countries: ["DE"],
      channel: "call",
      purpose: "sales",
      needs: ["consent", "contract", "existing_customer", "legitimate_interest"],
      presumes: "legitimate_interest",
      says: "In Germany a company may be called where its interest can be presumed from what it does.",
    },
    {
      countries: [...EU_STRICT, "CA"],
      channel: "sms",
      purpose: null,
      needs: ["consent", "contract"],
      presumes: null,
      says: "Text messages need prior consent there.",
    },
    {
      countries: ["AT", "IT", "ES"],
      channel: "call",
      purpose: null,
      needs: ["consent", "contract", "existing_customer"],
      presumes: null,
      says: "Advertising calls need prior consent there.",
    },
    {
      countries: ["US"],
      channel: "sms",
      purpose: null,
      needs: ["consent", "contract"],
      presumes: null,
      says: "Text messages need prior written consent in the United States.",
    },
  ],
}

/** The rule for a country, a channel and a purpose; null when the policy has none, which allows nothing. */
export function ruleFor(policy: ContactPolicy, asked: { country: string; channel: ContactChannel; purpose: Purpose }): PolicyRule | null {
  let best: PolicyRule | null = null
  let weight = -1
  for (const rule of policy.rules) {
    const isNamed = rule.countries.includes(asked.country)
    if (!isNamed && !rule.countries.includes("*")) continue
    if (rule.channel !== null && rule.channel !== asked.channel) continue
    if (rule.purpose !== null && rule.purpose !== asked.purpose) continue
    if (rule.purpose === null && asked.purpose === "answer") continue
    const own = (isNamed ? 4 : 0) + (rule.channel === null ? 0 : 2) + (rule.purpose === null ? 0 : 1)
    if (own <= weight) continue
    best = rule
    weight = own
  }
  return best
}

/** A test for forms by which somebody asks to be contacted. */
export function compileRequestForms(policy: Pick<ContactPolicy, "request_forms">): (form: string | null) => boolean {
  const fits = compileGlobs(policy.request_forms)
  return (form) => form !== null && fits(fold(form))
}
