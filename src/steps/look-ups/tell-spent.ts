import type { Provider } from "#domain/enrichment/provider.ts"
import type { Instant } from "#domain/instant.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { budgetUsedUp } from "#domain/sending/compose-budget.ts"
import { agreementInForce } from "#store/agreement.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { record } from "#store/journal.ts"
import { allPeople } from "#store/person.ts"
import { markTold } from "#store/provider.ts"
import type { Tx } from "#store/tx.ts"
import { tellPerson, type Voice } from "#steps/announce.ts"

/** Once a month, when a budget is used up: from then on leads lack what this provider knew, so RevOps hears of it, else whoever takes care. */
export async function tellSpent(tx: Tx, { id, name, monthlyBudget }: Provider, voice: Voice, now: Instant): Promise<void> {
  if (!(await markTold(tx, id, now))) return
  const says = `${name} is not asked any more this month: its budget of ${monthlyBudget ?? 0} is used up.`
  await record(tx, [
    { at: now, actor: "baton", kind: "provider_spent", says, lead: null, handoff: null, agreement: null, detail: { provider: name } },
  ])
  const inForce = await agreementInForce(tx, now)
  if (inForce === null) return
  const people = await allPeople(tx, now)
  const revops = people.filter(({ active, role }) => active && role === "revops")
  const about = { cause: `agreement:${inForce.agreement}:budget:${id}.${now}`, lead: null, handoff: null }
  const message = budgetUsedUp({ provider: name, budget: monthlyBudget ?? 0, url: `${voice.publicUrl}/providers` })
  const told = revops.length > 0 ? revops : [caretakerOf(people)]
  await insertDeliveries(
    tx,
    told.map((person) => tellPerson(person, message, about, now)),
  )
}
