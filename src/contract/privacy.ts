import { z } from "zod"
import { Json, Moment, MomentIn, Note, PageQuery, Uuid } from "#contract/api-words.ts"
import { BASES, CONTACT_CHANNELS, PURPOSES } from "#domain/privacy/contact.ts"

const Channel = z.enum(CONTACT_CHANNELS)
const ContactPurpose = z
  .enum(PURPOSES)
  .describe("`answer`: what the person asked for; `sales`: a colleague's approach; `marketing`: newsletters and campaigns")
const ContactBasis = z.enum(BASES)

const By = z.string().max(200).optional().describe("Handle or id of who says so; the key's person when left out")
const SomeChannel = Channel.nullish().describe("Left out or null: all of them")
const SomePurpose = ContactPurpose.nullish().describe("Left out or null: all of them")

/** What is recorded for contact with a lead, or taken back. */
export const ConsentBody = z
  .strictObject({
    kind: z.enum(["ground", "withdrawal"]).default("ground").describe("`withdrawal`: consent is taken back"),
    basis: ContactBasis.optional().describe("Of a ground; consent when left out"),
    channel: SomeChannel,
    purpose: SomePurpose,
    evidence: Note.min(1, "must say what proves it").describe("What proves it, such as the form or the letter"),
    wording: z.string().max(200).optional().describe("The version of the words that were agreed to"),
    source: z.string().min(1).max(200).default("api").describe("Where it comes from"),
    at: MomentIn.optional().describe("When it was said; now when left out"),
    expires_at: MomentIn.nullish().describe("From then on it counts no more"),
    by: By,
  })
  .meta({ id: "ConsentRequest" })

/** A person wants not to be contacted. */
export const ObjectionBody = z
  .strictObject({
    channel: SomeChannel,
    purpose: SomePurpose,
    evidence: Note.default("").describe("How they said so"),
    source: z.string().min(1).max(200).default("api").describe("Where it comes from"),
    by: By,
  })
  .meta({ id: "ObjectionRequest" })

/** Something that was recorded for or against contact. */
export const ConsentView = z
  .object({
    id: Uuid,
    kind: z.enum(["ground", "withdrawal", "objection", "lifted"]),
    basis: ContactBasis.nullable(),
    channel: Channel.nullable(),
    purpose: ContactPurpose.nullable(),
    evidence: z.string(),
    wording: z.string().nullable(),
    source: z.string(),
    at: Moment,
    expires_at: Moment.nullable(),
    by: z.string().describe("`baton`, the name of a key, or the id of a person"),
  })
  .meta({ id: "Consent" })

/** An objection, and how many waiting messages it stopped. */
export const ObjectionView = z.object({ consent: ConsentView, cancelled: z.int() }).meta({ id: "Objection" })

/** Whether a lead may be contacted, and all that it rests on. */
export const ContactView = z
  .object({
    country: z.string().nullable(),
    asked_at: Moment.nullable().describe("When the person last asked to be contacted by a form"),
    verdicts: z.array(
      z.object({ channel: Channel, purpose: ContactPurpose, allowed: z.boolean(), basis: ContactBasis.nullable(), because: z.string() }),
    ),
    recorded: z.array(ConsentView).describe("Oldest first"),
    notice: z.string(),
  })
  .meta({ id: "Contact" })

/** What was said against contact is taken back. */
export const LiftBody = z.strictObject({ why: Note.min(1, "must say why"), by: By }).meta({ id: "LiftRequest" })

/** How many objections were taken back. */
export const LiftedView = z.object({ lifted: z.int() }).meta({ id: "Lifted" })

/** What the list can be looked through by. */
export const SuppressionQuery = PageQuery.extend({
  address: z.string().max(320).optional().describe("Only entries of this e-mail address, or of this phone number as +49…"),
})

/** An address that is not to be contacted; nobody can read from it which one. */
export const SuppressionView = z
  .object({
    id: Uuid,
    kind: z.enum(["email", "phone"]),
    hash: z.string().describe("HMAC-SHA256 of the address with the workspace's own key, in hexadecimal"),
    channel: Channel.nullable(),
    purpose: ContactPurpose.nullable(),
    reason: z.string(),
    source: z.string(),
    at: Moment,
    by: z.string(),
    lifted_at: Moment.nullable(),
    lifted_by: z.string().nullable(),
    lifted_why: z.string().nullable(),
  })
  .meta({ id: "Suppression" })

const Country = z.string().regex(/^([A-Z]{2}|\*)$/, "must be a two-letter country code in capitals, or *")
const PolicyRule = z.strictObject({
  countries: z.array(Country).min(1).max(250),
  channel: Channel.nullable(),
  purpose: ContactPurpose.nullable().describe("Null: sales and marketing; answers go by rules that name them"),
  needs: z.array(ContactBasis).describe("One of these has to be there"),
  presumes: ContactBasis.nullable().describe("What is taken to be there when nothing is recorded"),
  says: z.string().min(1).max(500),
})

const Days = z.int().min(1).max(36_500).nullable().optional().describe("Null: for as long as the workspace is there")

/** The workspace's rules about who may be contacted; data that its people answer for, and no legal advice. */
export const ContactPolicyDocument = z
  .strictObject({
    rules: z.array(PolicyRule).min(1).max(500),
    unknown_country: Country.describe("As which country a person counts whose country nobody knows"),
    request_forms: z
      .array(z.string().min(1).max(100))
      .max(100)
      .describe("Forms by which somebody asks to be contacted; * stands for any letters"),
    request_days: z.int().min(0).max(3650).describe("For so many days such a request carries a colleague's approach"),
    keep: z
      .strictObject({ raw_signals_days: Days, quarantine_days: Days, messages_days: Days, answers_days: Days, leads_days: Days })
      .optional()
      .describe(
        "How long stored texts are kept, in days; left out: raw signals and quarantine 400, messages 730, answers 30 after they expired. `leads_days`: people at rest of whom nothing was heard for so long are erased; left out: never",
      ),
    postal_address: z.string().max(300).nullable().describe("At the end of mails to leads"),
  })
  .meta({ id: "ContactPolicy" })

/** A change of the rules. */
export const ContactPolicyBody = z
  .strictObject({ policy: ContactPolicyDocument, why: Note.min(1, "must say why"), by: By })
  .meta({ id: "ContactPolicyRequest" })

/** The rules that count, and since when. */
export const ContactPolicyView = z
  .object({
    policy: ContactPolicyDocument,
    is_shipped: z.boolean(),
    since: Moment.nullable(),
    by: z.string().nullable(),
    why: z.string().nullable(),
    notice: z.string(),
  })
  .meta({ id: "ContactPolicyState" })

/** Why a person is forgotten. */
export const ErasureBody = z
  .strictObject({
    reason: Note.min(1, "must say why").describe("Why; it stays on record, so it should name nobody"),
    suppress: z.boolean().default(true).describe("Whether the addresses go on the list of those that are not to be contacted, as hashes"),
    by: By,
  })
  .meta({ id: "ErasureRequest" })

/** What an erasure took. */
export const ErasureView = z
  .object({
    id: Uuid,
    lead: Uuid,
    at: Moment,
    by: z.string(),
    reason: z.string(),
    rows: z.int().describe("Rows from which something went"),
    texts: z.int().describe("Rows of the journal that say nothing any more"),
  })
  .meta({ id: "Erasure" })

/** Everything that is kept on a person. */
export const PersonalView = z
  .object({
    leads: z.array(Uuid).describe("The leads that are this person, the living one first"),
    exported_at: Moment,
    tables: z.record(z.string(), z.array(Json)).describe("Rows by table, as they stand"),
  })
  .meta({ id: "PersonalData" })
