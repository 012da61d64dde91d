import { z } from "zod"
import { Moment, MomentIn, Note, Uuid } from "#contract/api-words.ts"
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
