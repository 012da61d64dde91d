import { z } from "zod"
import { Json, Moment, Uuid } from "#contract/api-words.ts"
import type { HttpMapping, ProviderKind } from "#domain/enrichment/provider.ts"

const Kind = z.enum(["apollo", "zoominfo", "cognism", "clearbit", "mx", "http"]) satisfies z.ZodType<ProviderKind>

const Mapping = z
  .strictObject({
    method: z.enum(["GET", "POST"]),
    url: z.string().max(2_000).describe("Path and query may hold {email}, {domain}, {company}, {first_name}, {last_name} and {key}"),
    headers: z
      .record(z.string().regex(/^[A-Za-z0-9-]{1,100}$/), z.string().max(1_000))
      .describe("May hold the same; {key} most often stands here"),
    body: z.string().max(10_000).nullable().describe("JSON as text, for POST; may hold the same"),
    about: z.enum(["person", "company"]).describe("Whether it is asked by {email} or by {domain}"),
    fields: z.record(z.string(), z.string().max(500)).describe("Lead field → JSON pointer into the answer, such as /company/employees"),
  })
  .meta({ id: "ProviderMapping" }) satisfies z.ZodType<HttpMapping>

/** A provider as it is put in; what is left out stays as it is, or takes its default. The key goes in and never comes out. */
export const ProviderBody = z
  .strictObject({
    kind: Kind.optional().describe("Whose API it speaks; wanted when the provider is new"),
    place: z.int().min(1).max(1_000).optional().describe("The order in which providers are asked, smallest first"),
    url: z
      .string()
      .max(2_000)
      .nullable()
      .optional()
      .describe("Base address; null: the vendor's own. For mx a name server such as dns://192.0.2.53; null: the system's"),
    key: z
      .string()
      .min(1)
      .max(4_000)
      .nullable()
      .optional()
      .describe("Its key or token; for ZoomInfo also client_id:client_secret:refresh_token"),
    fields: z.array(z.string().max(100)).min(1).max(100).optional().describe("Lead fields that it may tell"),
    timeout_ms: z.int().min(100).max(60_000).optional().describe("Longest that one question may take"),
    per_minute: z.int().min(1).max(100_000).nullable().optional().describe("Most questions in a minute; null: as many as come"),
    monthly_budget: z.number().min(0).max(1e9).nullable().optional().describe("Most that it may cost in a calendar month (UTC)"),
    cost_per_hit: z.number().min(0).max(1e6).optional().describe("What an answer that knows something costs"),
    cache_days: z.int().min(0).max(3_650).optional().describe("How long an answer is good for; also that nothing is known"),
    is_on: z.boolean().optional(),
    mapping: Mapping.nullable().optional().describe("Only for the kind http"),
  })
  .meta({ id: "ProviderChange" })

export const ProviderView = z
  .object({
    id: Uuid,
    name: z.string(),
    kind: Kind,
    place: z.int(),
    url: z.string().nullable(),
    has_key: z.boolean().describe("Keys are never shown"),
    fields: z.array(z.string()),
    timeout_ms: z.int(),
    per_minute: z.int().nullable(),
    monthly_budget: z.number().nullable(),
    cost_per_hit: z.number(),
    cache_days: z.int(),
    is_on: z.boolean(),
    mapping: Mapping.nullable(),
    state: z
      .enum(["asked", "off", "left_alone", "on_trial", "budget_used_up"])
      .describe("left_alone: it failed too often, or asked us to wait"),
    left_alone_until: Moment.nullable(),
    last_error: z.string().nullable(),
    this_month: z.object({ asked: z.int(), hits: z.int(), failed: z.int(), cost: z.number() }),
  })
  .meta({ id: "Provider" })
export type ProviderView = z.infer<typeof ProviderView>

export const ProviderPath = z.object({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,59}$/)
    .describe("Small letters, digits, - and _"),
})

/** Whom to ask about, to see what a provider knows. It is a real question and costs what it costs. */
export const TrialBody = z
  .strictObject({ email: z.email().max(320).optional(), domain: z.string().min(3).max(253).optional() })
  .refine((body) => (body.email === undefined) !== (body.domain === undefined), "Say an e-mail address or a domain.")
  .meta({ id: "ProviderTrial" })

export const TrialView = z
  .object({
    outcome: z.enum(["found", "not_found", "pending", "failed"]),
    says: z.string(),
    took_ms: z.int(),
    cost: z.number(),
    person: z.record(z.string(), Json),
    company: z.record(z.string(), Json),
  })
  .meta({ id: "ProviderTrialResult" })
export type TrialView = z.infer<typeof TrialView>
