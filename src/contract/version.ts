import { z } from "zod"
import { Json, Moment, Uuid } from "#contract/api-words.ts"

const Side = z.enum(["marketing", "sales"])

export const SignatureView = z.object({ side: Side, signer: z.string(), hash: z.string(), signed_at: Moment }).meta({ id: "Signature" })

/** What one side put in force alone, and what became of it. */
export const EmergencyView = z
  .object({
    side: Side,
    signer: z.string(),
    reason: z.string(),
    since: Moment,
    until: Moment.describe("It lapses then, unless somebody of the other side signs it before"),
    state: z
      .enum(["running", "ratified", "replaced", "lapsed"])
      .describe("ratified: the other side signed it in time; replaced: both sides signed another version meanwhile"),
  })
  .meta({ id: "EmergencyChange" })

/** A version of the agreement. It never changes; a changed text is another version. */
export const VersionView = z
  .object({
    id: Uuid,
    version: z.int(),
    name: z.string(),
    hash: z.string().describe("SHA-256 of the canonical JSON: what a signature covers"),
    loaded_at: Moment,
    loaded_by: z.string(),
    signatures: z.array(SignatureView),
    in_force_since: Moment.nullable().describe("Null when it is not the one in force"),
    review_at: Moment.nullable(),
    emergency: EmergencyView.nullable().describe("Null when no side ever put it in force alone"),
  })
  .meta({ id: "AgreementVersion" })

export const FullVersionView = VersionView.extend({
  source: z.string().describe("The file as it was loaded"),
  document: Json,
  examples: Json.describe("What became of the example leads"),
}).meta({ id: "AgreementDocument" })

/** An agreement's file inside JSON; its plain text may be sent instead. */
export const AgreementText = z.union([z.string(), z.strictObject({ source: z.string() })])

/** A place in the file that is wrong, or that people should look at. Lines and columns count from 1. */
export const FileProblemView = z.object({
  severity: z.enum(["error", "warning"]),
  line: z.int(),
  column: z.int(),
  path: z.string(),
  pointer: z.string(),
  message: z.string(),
  fix: z.string().optional(),
})

export const ValidationView = z
  .object({
    valid: z.boolean().describe("It could be loaded"),
    name: z.string().nullable(),
    hash: z.string().nullable(),
    problems: z.array(FileProblemView),
    examples: z.array(z.object({ name: z.string(), passes: z.boolean(), differences: z.array(z.string()), why: z.string() })),
  })
  .meta({ id: "AgreementValidation" })

const SIGNING = {
  side: Side.optional().describe("The key's side when left out"),
  signer: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .describe("Name of who signs; needed with a key, and else one's own or left out"),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, "must be the hash of the version that is signed")
    .describe("What was read and is signed"),
}

export const SignatureBody = z.strictObject(SIGNING).meta({ id: "NewSignature" })

/** A version that one side puts in force alone. */
export const EmergencyBody = z
  .strictObject({
    ...SIGNING,
    reason: z.string().trim().min(10, "must say in a sentence what can't wait").max(500).describe("What can't wait for the other side"),
  })
  .meta({ id: "NewEmergencyChange" })
