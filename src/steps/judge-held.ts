import type { Instant } from "#domain/instant.ts"
import { holdsOf, saveHolds, type Hold } from "#store/hold.ts"
import { saveStandings } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"
import type { TouchedLead } from "#steps/01-intake.ts"
import { knowLeads, scoreLeads } from "#steps/02-score.ts"
import { qualifyLeads, type JudgedLead } from "#steps/03-qualification.ts"
import { writeBriefs } from "#steps/04-brief.ts"
import { judgeLeads, type Bench } from "#steps/judge-leads.ts"

type Held = { touched: TouchedLead; hold: Hold }

/**
 * Held leads of which more is known now: one that only waits for somebody free is judged and routed again; one that waits for a person's word stays
 * with that person, who sees the new score, verdict and brief.
 */
export async function judgeHeld(tx: Tx, leads: readonly TouchedLead[], bench: Bench, now: Instant): Promise<void> {
  const ids = leads.map(({ lead }) => lead.id)
  const holds = new Map((await holdsOf(tx, ids)).map((hold) => [hold.lead, hold]))
  const held = leads.flatMap((touched): Held[] => {
    const hold = holds.get(touched.lead.id)
    return hold === undefined ? [] : [{ touched, hold }]
  })
  const free = held.filter(({ hold }) => hold.reason === "nobody")
  if (free.length > 0) await judgeLeads(tx, free.map(withItsWait), bench, now)
  const waiting = held.filter(({ hold }) => hold.reason !== "nobody")
  if (waiting.length > 0) await tellAnew(tx, waiting, bench, now)
}

/** Its turn and its promises count from when it began to wait. */
function withItsWait({ touched, hold: { since } }: Held): TouchedLead {
  return { ...touched, arrived: [{ id: "", kind: "hold", at: since, form: null, receivedAt: since }] }
}

async function tellAnew(tx: Tx, held: readonly Held[], { rules }: Bench, now: Instant): Promise<void> {
  const known = await knowLeads(
    tx,
    held.map(({ touched }) => touched),
    rules,
    now,
  )
  const judged = await qualifyLeads(tx, await scoreLeads(tx, known, rules, now), rules, now)
  await saveStandings(
    tx,
    judged.map((one) => asJudged(one, now)),
  )
  const holds = new Map(held.map(({ hold }) => [hold.lead, hold]))
  const briefed = await writeBriefs(tx, judged, rules, now)
  await saveHolds(
    tx,
    briefed.flatMap(({ lead, scoreId, qualificationId, briefId }) => {
      const hold = holds.get(lead.id)
      return hold === undefined ? [] : [{ ...hold, agreement: rules.id, score: scoreId, qualification: qualificationId, brief: briefId }]
    }),
  )
}

function asJudged({ lead, score, qualification }: JudgedLead, now: Instant): TouchedLead["lead"] {
  const tier = qualification.kind === "qualified" ? qualification.tier : null
  return { ...lead, model: score.model, fit: score.fit, intent: score.intent, tier, updatedAt: now }
}
