import { z } from "zod"
import { CadencesBody } from "#contract/agreement-cadences.ts"
import { DefinitionsBody, GateBody, TierRuleBody } from "#contract/agreement-gate.ts"
import { ExampleBody, ReEntryBody, ReasonsBody, RecycleBody } from "#contract/agreement-outcomes.ts"
import { PlayBody } from "#contract/agreement-plays.ts"
import { CalendarBody, PersonTermsBody, RoutingBody, TeamBody } from "#contract/agreement-routing.ts"
import { EnrichmentBody } from "#contract/agreement-enrichment.ts"
import { DisqualifierBody, RegionBody, ScoreModelBody, SignalBody } from "#contract/agreement-scoring.ts"
import { AcknowledgementBody, CommitmentsBody, SlaBody } from "#contract/agreement-sla.ts"
import { Id, Says } from "#contract/agreement-words.ts"
import type { Agreement } from "#domain/agreement/agreement.ts"

/** The whole agreement as its file has it: shapes and words. What points where is checked after it, by `checkAgreement`. */
export const AgreementBody = z
  .strictObject({
    agreement: z.literal(1).describe("Version of the format: 1."),
    name: Says.describe("What people call this agreement."),
    about: z.string().trim().min(1).max(5000).exactOptional().describe("What it is for and whom it binds."),
    review_after_days: z.int().min(1).max(3650).describe("Days after which it asks to be reviewed. It goes on running, marked unreviewed."),
    currency: z
      .string()
      .max(100)
      .exactOptional()
      .describe(
        "The currency of amounts that name none, as three letters of ISO 4217 such as EUR. Left out: reports show them as plain numbers.",
      ),
    regions: z.record(Id, RegionBody).describe("Parts of the world, by name."),
    signals: z.record(Id, SignalBody).describe("What leads do, by name: which page, form, event or field means what."),
    scoring: z.record(Id, ScoreModelBody).describe("Score models, by name. Every region belongs to exactly one."),
    bands: z
      .strictObject({
        mql: z.number().describe("Points from which a lead is in the MQL band; below it is nurtured."),
        sales_ready: z.number().describe("Points above which a lead is sales-ready."),
      })
      .describe("Bounds of the bands, on each axis."),
    disqualifiers: z.array(DisqualifierBody).max(100).describe("Who is not worked. The first that holds ends the matter."),
    definitions: DefinitionsBody,
    gate: GateBody,
    tiers: z
      .array(TierRuleBody)
      .min(1)
      .max(50)
      .describe("Urgency of a qualified lead. The first that holds decides; the last one has no when."),
    calendars: z.record(Id, CalendarBody).describe("Working hours, by name."),
    teams: z.record(Id, TeamBody).describe("Teams, by name."),
    people: z.record(z.string().min(1).max(100), PersonTermsBody).exactOptional().describe("What holds for single people, by handle."),
    enrichment: EnrichmentBody.exactOptional(),
    routing: RoutingBody,
    sla: SlaBody,
    acknowledgement: AcknowledgementBody,
    plays: z
      .array(PlayBody)
      .min(1)
      .max(100)
      .describe("How to begin the conversation. The first that holds is used; the last one has no when."),
    cadences: CadencesBody.exactOptional(),
    reasons: ReasonsBody,
    re_entry: ReEntryBody,
    recycle: RecycleBody,
    commitments: CommitmentsBody,
    examples: z.array(ExampleBody).max(500).describe("Leads with the verdict that both sides expect."),
  })
  .describe("The agreement of marketing and sales: one document that both sign and Baton runs.") satisfies z.ZodType<Agreement>
