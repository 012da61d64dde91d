import type { z } from "zod"
import { pageOf as PageView } from "#contract/api-words.ts"
import { ProviderBody, ProviderPath, ProviderView, TrialBody, TrialView } from "#contract/provider.ts"
import type { Answer } from "#domain/enrichment/answer.ts"
import { breakerState } from "#domain/enrichment/breaker.ts"
import { isSpent } from "#domain/enrichment/is-spent.ts"
import type { Provider } from "#domain/enrichment/provider.ts"
import type { Question } from "#domain/enrichment/question.ts"
import type { Instant } from "#domain/instant.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { allPeople } from "#store/person.ts"
import { allProviders, providerCalled, type ProviderMonth } from "#store/provider.ts"
import { keepTrial } from "#steps/look-ups/keep-trial.ts"
import { putProvider, type ProviderChange } from "#steps/put-provider.ts"

const tags = ["providers"]

/** Who is asked about leads of which something is not known. */
export function providerRoutes(api: Api, app: App): void {
  const list = { tags, summary: "Providers in the order in which they are asked", response: { 200: PageView(ProviderView) } }
  api.get("/api/providers", { schema: list, config: { permission: "sources.read" } }, async (request) =>
    within(app, request, async (tx, now) => ({ data: (await allProviders(tx, now)).map((one) => toView(one, now)), next_cursor: null })),
  )

  const put = {
    tags,
    summary: "Set a provider up, or change it; whoever changes it also ends its being left alone",
    params: ProviderPath,
    body: ProviderBody,
    response: { 200: ProviderView },
  }
  api.put("/api/providers/:name", { schema: put, config: { permission: "sources.change", keepsReply: false } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      const { name } = request.params
      await putProvider(tx, name, toChange(request.body), { actor, refusedAddress: app.providers.refusedAddress }, now)
      return toView(
        found(
          (await allProviders(tx, now)).find((one) => one.name === name),
          "provider",
        ),
        now,
      )
    }),
  )

  const trial = {
    tags,
    summary: "Ask a provider for real, to see what it knows; costs what an answer costs",
    params: ProviderPath,
    body: TrialBody,
    response: { 200: TrialView },
  }
  api.post("/api/providers/:name/test", { schema: trial, config: { permission: "sources.change", keepsReply: false } }, async (request) => {
    const provider = found(await within(app, request, (tx) => providerCalled(tx, request.params.name)), "provider")
    const { email = null, domain = null } = request.body
    const subject = { email, domain: domain?.toLowerCase() ?? null, company: null, firstName: null, lastName: null }
    const about = provider.kind === "mx" ? "mail" : email === null ? "company" : "person"
    const question: Question = { about, subject }
    const asked = await app.providers.ask(provider, question)
    await within(app, request, async (tx, now) =>
      keepTrial(tx, { provider, question, ...asked }, actorOf(request.caller, await allPeople(tx, now), null).actor, now),
    )
    return toTrial(asked.answer, asked.tookMs, provider)
  })
}

function toChange(body: z.infer<typeof ProviderBody>): ProviderChange {
  const {
    timeout_ms: timeoutMs,
    per_minute: perMinute,
    monthly_budget: monthlyBudget,
    cost_per_hit: costPerHit,
    cache_days: cacheDays,
    is_on: isOn,
    ...same
  } = body
  return { ...same, timeoutMs, perMinute, monthlyBudget, costPerHit, cacheDays, isOn }
}

function toView(one: Provider & { month: ProviderMonth }, now: Instant): z.infer<typeof ProviderView> {
  const { breaker, month } = one
  const until = Math.max(breaker.openUntil ?? 0, breaker.blockedUntil ?? 0)
  return {
    ...{ id: one.id, name: one.name, kind: one.kind, place: one.place, url: one.url, has_key: one.key !== null, fields: one.fields },
    ...{ timeout_ms: one.timeoutMs, per_minute: one.perMinute, monthly_budget: one.monthlyBudget, cost_per_hit: one.costPerHit },
    ...{ cache_days: one.cacheDays, is_on: one.isOn, mapping: one.mapping },
    state: stateOf(one, now),
    left_alone_until: isoOrNull(until > now ? until : null),
    last_error: breaker.lastError,
    this_month: { asked: month.asked, hits: month.hits, failed: month.failed, cost: month.cost },
  }
}

function stateOf(one: Provider & { month: ProviderMonth }, now: Instant): z.infer<typeof ProviderView>["state"] {
  if (!one.isOn) return "off"
  if (isSpent(one, one.month.cost)) return "budget_used_up"
  return ({ closed: "asked", open: "left_alone", half_open: "on_trial" } as const)[breakerState(one.breaker, now)]
}

function toTrial(answer: Answer, tookMs: number, provider: Provider): z.infer<typeof TrialView> {
  const nothing = { took_ms: tookMs, cost: 0, person: {}, company: {} }
  if (answer.kind === "found") {
    const { person, company } = answer.profile
    return { ...nothing, outcome: "found", says: `${provider.name} knows it.`, cost: provider.costPerHit, person, company }
  }
  if (answer.kind === "not_found") return { ...nothing, outcome: "not_found", says: `${provider.name} knows nothing of it.` }
  if (answer.kind === "pending")
    return { ...nothing, outcome: "pending", says: `${provider.name} is still looking; ask again in a moment.` }
  return { ...nothing, outcome: "failed", says: answer.why }
}
