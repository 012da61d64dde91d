import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { sayWhetherMachine } from "#store/bot.ts"
import { record } from "#store/journal.ts"
import { lockLeads } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"
import type { Voice } from "#steps/announce.ts"
import { judgeAgain } from "#steps/look-again.ts"

/** Whom a person speaks of: all that is known by a lead, or one visitor by what it is known by. */
export type Visitor = { lead: string } | { kind: string; value: string }

/**
 * A person's word on whether somebody is a machine: true, false, or null for as it is seen. Everything that they did counts, or does not, from now on; the
 * leads are judged again.
 *
 * @throws Refusal 404 when nobody is known by this
 */
export async function sayMachine(
  tx: Tx,
  who: Visitor,
  word: { machine: boolean | null; why: string; actor: string },
  voice: Voice,
  now: Instant,
): Promise<{ identities: number; leads: string[] }> {
  const changed = await sayWhetherMachine(tx, who, word.machine)
  if (changed.length === 0) throw new Refusal("not_found", "Nobody is known by this here.", 404)
  const leads = [...new Set(changed.flatMap((one) => one.lead ?? []))]

  const says = `${word.machine === null ? "Whether it is a machine is seen by its signs again" : word.machine ? "It is a machine" : "It is a person"}: ${word.why}`
  const entry = { at: now, actor: word.actor, kind: "machine_said", says, handoff: null, agreement: null }
  const subjects = leads.length === 0 ? [null] : leads
  await record(
    tx,
    subjects.map((lead) => ({ ...entry, lead, detail: { machine: word.machine, identities: changed.map((one) => one.identity) } })),
  )
  await judgeAgain(
    tx,
    (await lockLeads(tx, leads)).filter((lead) => lead.stage !== "merged"),
    voice,
    now,
  )
  return { identities: changed.length, leads }
}
