import { z } from "zod"
import { LeadRef, Moment, PageQuery, PersonRef, TierView, Uuid, UuidIn } from "#contract/api-words.ts"
import { FileProblemView } from "#contract/version.ts"

const BlockView = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("sentence"), key: z.string(), says: z.string() }),
  z.object({
    kind: z.literal("table"),
    key: z.string(),
    title: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.object({ key: z.string(), cells: z.array(z.string()) })),
  }),
])

/** An agreement as people read it: chapters of sentences and tables. */
export const AgreementWordsView = z
  .object({
    agreement: Uuid,
    version: z.int(),
    chapters: z.array(z.object({ id: z.string(), title: z.string(), blocks: z.array(BlockView) })),
  })
  .meta({ id: "AgreementWords" })

/** One difference between two versions. */
const ChangeView = z
  .object({
    chapter: z.string(),
    title: z.string(),
    about: z.string().describe("What it is about; empty for a sentence"),
    kind: z.enum(["added", "removed", "changed"]),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .meta({ id: "AgreementChange" })

export const ChangesQuery = z.object({
  since: UuidIn.optional().describe("The version to compare with; the one that was loaded before it when left out"),
})

export const ChangesView = z
  .object({ since: z.object({ id: Uuid, version: z.int() }).nullable(), changes: z.array(ChangeView) })
  .meta({ id: "AgreementChanges" })

export const DraftBody = z.strictObject({
  source: z.string().describe("The file as it is"),
  edits: z
    .array(
      z.strictObject({
        path: z
          .array(z.union([z.string().max(100), z.int().min(0).max(10_000)]))
          .min(1)
          .max(12),
        value: z.unknown(),
      }),
    )
    .max(500)
    .default([])
    .describe("Values to be put in their places; null for `value` takes the place out"),
})

/** A draft after its edits: the file with its comments, what is wrong with it, and what it changes in plain words. */
export const DraftView = z
  .object({
    source: z.string(),
    valid: z.boolean(),
    document: z.unknown().describe("The agreement; null when it can't be read"),
    written: z.unknown().describe("What the file says where it can't be read as an agreement; null when it can, or is no YAML"),
    hash: z.string().nullable(),
    problems: z.array(FileProblemView),
    examples: z.array(z.object({ name: z.string(), passes: z.boolean(), differences: z.array(z.string()), why: z.string() })),
    since: z.object({ id: Uuid, version: z.int() }).nullable().describe("The version in force, with which it is compared"),
    changes: z.array(ChangeView),
  })
  .meta({ id: "AgreementDraft" })

/** An agreement that Baton ships, to begin with. */
export const ShippedAgreementView = z
  .object({ name: z.string(), title: z.string(), about: z.string(), source: z.string().describe("The file") })
  .meta({ id: "ShippedAgreement" })

/** The routing rules in their order, and how a lead flows through them. */
export const RoutingTableView = z
  .object({
    territories: z.array(z.object({ place: z.int(), id: z.string(), says: z.string(), when: z.string(), pool: z.string() })),
    otherwise: z.string(),
    flow: z.object({
      nodes: z.array(
        z.object({ id: z.string(), kind: z.enum(["start", "question", "person", "pool", "end"]), title: z.string(), says: z.string() }),
      ),
      edges: z.array(
        z.object({
          ...{ from: z.string(), to: z.string() },
          answer: z.enum(["yes", "no"]).nullable().describe("To which answer of a question it belongs"),
          says: z.string(),
        }),
      ),
    }),
  })
  .meta({ id: "RoutingTable" })

const VERDICTS = ["qualified", "not_yet", "disqualified"] as const
export const JudgedLeadsQuery = PageQuery.extend({ verdict: z.enum(VERDICTS).optional() })

/** A lead with the newest verdict that a version gave it. */
export const JudgedLeadView = z
  .object({
    id: Uuid,
    lead: LeadRef,
    at: Moment,
    verdict: z.enum(VERDICTS),
    tier: TierView.nullable(),
    why: z.string(),
    handoff: Uuid.nullable(),
  })
  .meta({ id: "JudgedLead" })

const Known = z.union([z.string().max(5000), z.number(), z.boolean(), z.array(z.string().max(500)).max(200), z.null()])

/** A made-up lead: what is known of it, and what it did. */
export const TrialBody = z
  .strictObject({
    lead: z.record(z.string().max(100), Known).refine((lead) => Object.keys(lead).length <= 200, "has more than 200 fields"),
    signals: z
      .array(z.strictObject({ signal: z.string().max(100), ago: z.string().max(60), times: z.int().min(1).max(1000).default(1) }))
      .max(100)
      .default([]),
  })
  .meta({ id: "Trial" })

const ProofView = z.object({ passes: z.boolean(), says: z.string(), missing: z.array(z.string()), waived_by: z.string().nullable() })

/** What would become of it. Points are whole points and parts. */
export const TrialView = z
  .object({
    score: z.object({ fit: z.number(), intent: z.number(), completeness: z.number(), model: z.string(), region: z.string() }),
    reasons: z.array(z.object({ axis: z.enum(["fit", "intent"]), rule: z.string(), points: z.number(), says: z.string() })),
    verdict: z.enum(VERDICTS),
    tier: TierView.nullable(),
    why: z.string(),
    override: z.string().nullable(),
    rule: z.string().nullable().describe("The disqualifier, if one holds"),
    proofs: z.object({ fit: ProofView, intent: ProofView, context: ProofView }).nullable(),
    missing: z.array(z.string()),
    almost: z.array(z.object({ kind: z.string(), name: z.string(), says: z.string() })),
    play: z.string().nullable(),
    account: z.object({ id: Uuid, name: z.string().nullable(), says: z.string() }).nullable(),
    route: z
      .object({
        owner: PersonRef.nullable(),
        says: z.string(),
        territory: z.string().nullable(),
        pool: z.string().nullable(),
        attempts: z.array(
          z.object({
            step: z.string(),
            pool: z.string().nullable(),
            outcome: z.enum(["taken", "passed"]),
            says: z.string(),
            candidates: z.array(z.object({ person: PersonRef.nullable(), says: z.string(), free_at: Moment.nullable() })),
          }),
        ),
      })
      .nullable()
      .describe("Who would get it; null when it does not qualify"),
  })
  .meta({ id: "TrialResult" })
