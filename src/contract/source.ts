import { z } from "zod"
import { STEPS, type Mapping, type Step } from "#domain/intake/webhook/mapping.ts"
import { VENDORS } from "#domain/intake/webhook/ready/ready-mappings.ts"
import { SCHEMES } from "#domain/intake/webhook/signature-rule.ts"
import { Json, Moment, Uuid } from "#contract/api-words.ts"

const Text = z.string().max(500)
const Pointer = Text.describe("A JSON pointer (RFC 6901) such as /lead/email")
const Texts = z.record(Text, Text)
// an unknown step is told by the check of the mapping: of places, which may be many things, only "Invalid input" could be said here
const StepIn = z
  .string()
  .max(100)
  .describe(`One of ${STEPS.join(", ")}`) as unknown as z.ZodType<Step>
const how = {
  steps: z.array(StepIn).max(5).optional(),
  words: Texts.optional().describe("What a text is to become; others count as nothing"),
}
const Constant = z.strictObject({ constant: Text, ...how })
const Pick = z.strictObject({
  at: Pointer,
  where: Texts.optional().describe("Pointer in an element of the list → the text that has to stand there; * for anything"),
  take: Pointer.optional().describe("Where the value stands in that element"),
  ...how,
})
const Simple = z.union([Text, Constant, Pick])
const Part = z.union([Simple, z.array(Simple).max(20)])
const All = z.strictObject({ all: z.array(Part).min(1).max(10), with: z.string().max(20), ...how })
const Rule = z.union([Simple, All])
const Place = z.union([Rule, z.array(Rule).max(20)]).meta({ id: "MappingPlace" })

const AnswersIn = z.strictObject({
  at: Pointer,
  name: Place.optional(),
  value: Place.optional(),
  except: z.array(Text).max(200).optional().describe("Names, with *, of what is no answer"),
  titles: z.strictObject({ at: Pointer, id: Pointer, title: Pointer, of: Pointer }).optional(),
})

/** How webhooks are understood, as data; docs/integrations/webhooks-in.md explains each part. */
export const MappingIn = z
  .strictObject({
    items: z.union([Pointer, z.array(Pointer).max(5)]).optional(),
    id: Place.optional(),
    occurred_at: Place.optional(),
    kind: Place.optional(),
    form: Place.optional(),
    event: Place.optional(),
    campaign: Place.optional(),
    page: Place.optional(),
    referrer: Place.optional(),
    identity: z.strictObject({ user: Place.optional(), crm: Place.optional(), anonymous: Place.optional() }).optional(),
    fields: z.record(z.string().max(300), Place).optional(),
    answers: z.array(AnswersIn).max(20).optional(),
    ignore: z.array(Pointer).max(200).optional(),
    fetch: z
      .strictObject({
        where: Texts.describe("Items with these texts at these pointers only name somebody"),
        url: Text.describe("Where the rest is asked for, with JSON pointers into the item in braces"),
        into: Pointer.describe("Where what comes is put"),
      })
      .optional()
      .describe("For senders who only name somebody; asked for with the source's token"),
    touch: z
      .strictObject({
        kind: Place.describe("call, email, inbound_reply …; map other names by words"),
        by: Place.optional().describe("The e-mail address of who of yours did it"),
        direction: Place.optional(),
        automatic: Place.optional().describe("true: a sequence sent it, not a person"),
        outcome: Place.optional().describe("Of a call: connected, no_answer, voicemail, busy, wrong_number"),
        note: Place.optional(),
      })
      .optional()
      .describe("For a tool that tells of touches, such as a sequencer: items become touches on the handoffs of their leads"),
    hints: z
      .array(z.strictObject({ where: Texts, says: z.string().max(1000) }))
      .max(20)
      .optional(),
  })
  .meta({ id: "WebhookMapping" }) satisfies z.ZodType<Mapping>

const Header = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9-]+$/, "must be the name of a header")
  .transform((name) => name.toLowerCase())
const Name = z.string().max(40)

const HmacIn = z
  .strictObject({
    header: Header.describe("Holds the signature"),
    part: Name.nullable().default(null).describe("Its name, when the header is a list such as t=…,v1=…"),
    prefix: Name.default("").describe("Stands before the signature, such as sha256="),
    algorithm: z.enum(["sha256", "sha1", "sha512"]).default("sha256"),
    encoding: z.enum(["hex", "base64"]).default("hex"),
    signed: z.string().max(300).default("{body}").describe("What is signed, with {body}, {timestamp}, {id}, {method} and {url} in it"),
    timestamp: z
      .strictObject({ header: Header, part: Name.nullable().default(null), unit: z.enum(["s", "ms"]).default("s") })
      .nullable()
      .default(null),
    id: Header.nullable().default(null).describe("Header with the delivery's id"),
    secret: z.enum(["text", "whsec"]).default("text").describe("whsec: bytes in base64"),
  })
  .refine((rule) => rule.signed.includes("{body}"), { path: ["signed"], message: "must hold {body}, or anything could be sent" })
  .refine((rule) => !rule.signed.includes("{timestamp}") || rule.timestamp !== null, {
    path: ["timestamp"],
    message: "is needed, since it is signed",
  })
  .refine((rule) => !rule.signed.includes("{id}") || rule.id !== null, { path: ["id"], message: "is needed, since it is signed" })

const NAMED = SCHEMES.filter((scheme) => scheme !== "hmac")
const SignatureIn = z.union([z.strictObject({ scheme: z.enum(NAMED) }), z.strictObject({ scheme: z.literal("hmac"), rule: HmacIn })])

const Secret = z
  .string()
  .min(8)
  .max(500)
  .regex(/^[!-~]+$/, "must be letters, digits and signs without blanks")
const Token = Secret.describe("Of the sender's API, for senders whose webhooks only name somebody: the rest is fetched with it")
const Lane = z.union([z.literal(1), z.literal(2)]).describe("1 forms and leads, which are taken first; 2 events")

export const SourceBody = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "must be small letters, digits and hyphens, 60 at most"),
    vendor: z.enum(VENDORS).default("custom").describe("Whose mapping and signature it begins with"),
    signature: SignatureIn.optional(),
    secret: Secret.optional().describe(
      "What the vendor signs with; where it may be chosen and is left out, one is made and shown this once",
    ),
    token: Token.optional(),
    mapping: MappingIn.optional(),
    lane: Lane.default(1),
    active: z.boolean().default(true),
  })
  .meta({ id: "NewSource" })

export const SourceChange = z
  .strictObject({
    signature: SignatureIn.optional(),
    secret: Secret.optional(),
    token: Token.nullable().optional().describe("null: nothing is fetched any more"),
    mapping: MappingIn.optional(),
    lane: Lane.optional(),
    active: z.boolean().optional().describe("false: senders are told to try again later"),
  })
  .meta({ id: "SourceChange" })

export const RotateBody = z
  .strictObject({
    secret: Secret.optional().describe("The new one; made here when left out and the vendor lets it be chosen"),
    overlap_hours: z
      .number()
      .min(0)
      .max(24 * 30)
      .default(24)
      .describe("How long the secret before stays good"),
    address: z.boolean().default(false).describe("Another address, too; the one before stops at once"),
  })
  .meta({ id: "RotateSource" })

const summary = {
  id: Uuid,
  name: z.string(),
  vendor: z.enum(VENDORS),
  url: z.string().describe("Where the vendor is to send: whoever knows it may send, so treat it as a secret"),
  signature: Json.describe("How its requests are checked"),
  lane: Lane,
  active: z.boolean(),
  mapping_version: z.int(),
  created_at: Moment,
  created_by: z.string(),
  last_received_at: Moment.nullable().describe("To the minute"),
  refused: z.int().describe("Requests whose signature did not fit"),
  last_refused_at: Moment.nullable(),
  last_refusal: z.string().nullable(),
  has_token: z.boolean().describe("Whether what its webhooks only name is fetched"),
  fetch_error: z.string().nullable().describe("Why the newest fetch that waits for another try brought nothing"),
  old_secret_until: Moment.nullable().describe("Until when the secret before is good, too"),
}

export const SourceSummaryView = z.object(summary).meta({ id: "SourceSummary" })

export const SourceView = z
  .object({
    ...summary,
    verify_token: z.string().describe("What to enter at Meta as verify token"),
    mapping: Json.describe("A WebhookMapping"),
    counts: z
      .object({ signals: z.int(), items: z.int(), waiting: z.int(), taken: z.int(), duplicates: z.int(), quarantined: z.int() })
      .describe("items = waiting + taken + duplicates + quarantined"),
  })
  .meta({ id: "Source" })
export type SourceView = z.infer<typeof SourceView>

export const MadeSourceView = SourceView.extend({
  secret: z.string().nullable().describe("The secret that was made just now; it is not shown again. null when none was made"),
}).meta({ id: "MadeSource" })

export const DryRunBody = z
  .strictObject({
    sample: z.unknown().describe("A payload: JSON, or a text as it came"),
    source: z.string().max(100).optional().describe("Name of the source whose mapping is tried"),
    vendor: z.enum(VENDORS).optional(),
    mapping: MappingIn.optional().describe("Comes before source and vendor"),
  })
  .meta({ id: "DryRun" })

export const DryRunView = z
  .object({
    items: z.array(
      z.object({
        problem: z.object({ code: z.string(), says: z.string() }).nullable().describe("Why it would go to quarantine"),
        id: z.string().nullable().describe("null: told apart by its bytes"),
        kind: z.string().nullable(),
        form: z.string().nullable(),
        event: z.string().nullable(),
        page: z.string().nullable(),
        campaign: z.string().nullable(),
        occurred_at: Moment.nullable(),
        identities: z.array(z.object({ kind: z.string(), value: z.string() })),
        fields: z.record(z.string(), Json),
        properties: z.record(z.string(), Json),
        signals: z.array(z.string()).describe("What the agreement in force recognises in it"),
        unmapped: z.array(z.string()).describe("Pointers to what no part of the mapping looks at"),
      }),
    ),
    total: z.int().describe("Items in the sample; at most 20 are shown"),
  })
  .meta({ id: "DryRunResult" })
export type DryRunView = z.infer<typeof DryRunView>
