import type { Instant } from "#domain/instant.ts"
import { quarantineOverdue } from "#domain/sending/compose-quarantine.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { record } from "#store/journal.ts"
import { allPeople } from "#store/person.ts"
import { overdueByOwner, quarantineGroups } from "#store/quarantine.ts"
import { putOffDueTimers, setTimers, type Timer } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { tellPerson, type Voice } from "#steps/announce.ts"

const A_DAY = 24 * 60 * 60_000
const MOST_KINDS = 5

/** Quarantined items that nobody looked at in time stay their owners', who are told once a day however many there are. */
export async function remindOfQuarantine(tx: Tx, timers: readonly Timer[], voice: Voice, now: Instant): Promise<void> {
  await setTimers(
    tx,
    timers.map((timer) => ({ ...timer, dueAt: now + A_DAY })),
  )
  await putOffDueTimers(tx, "quarantine", now, now + A_DAY)
  const late = await overdueByOwner(tx, now)
  if (late.length === 0) return
  const people = new Map((await allPeople(tx, now)).map((person) => [person.id, person]))
  const kinds = (await quarantineGroups(tx, null, MOST_KINDS, now)).map(({ pattern, items }) => ({ says: pattern, items }))

  const day = new Date(now).toISOString().slice(0, 10)
  const messages = late.flatMap(({ owner, items, oldest }) => {
    const person = people.get(owner)
    const cause = `quarantine:${oldest}:overdue:${day}`
    const message = quarantineOverdue({ items, kinds, url: voice.publicUrl })
    return person === undefined ? [] : [tellPerson(person, message, { cause, lead: null, handoff: null }, now)]
  })

  await insertDeliveries(tx, messages)
  const total = late.reduce((sum, one) => sum + one.items, 0)
  const says = `${total} quarantined items are past their deadline.`
  await record(tx, [
    {
      at: now,
      actor: "baton",
      kind: "quarantine_overdue",
      says,
      lead: null,
      handoff: null,
      agreement: null,
      detail: { looked_at: timers.length },
    },
  ])
}
