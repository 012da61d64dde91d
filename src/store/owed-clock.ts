/**
 * Joins an open handoff `h` with the clock `c` of what it owes next; nothing of `c` where that is a step of the follow-up. A missed promise stays owed, so
 * that no step that is due before it hides it; but a new owner owes by their own clock, not by the lead's, which was missed before them. Each is found in
 * the index of live clocks, which costs the same whatever the database believes about how many there are.
 */
export const OWED_CLOCK = `left join lateral (
    select kind, state, agreement, target_ms, due_at from sla_clock as live
    where handoff = h.id and (state in ('running', 'paused') or (state = 'missed' and met_at is null)) and (due_at = h.due_at
      or (state = 'missed' and (kind <> 'first_touch'
        or not exists (select from sla_clock as own where own.handoff = h.id and own.kind = 'owner_first_touch' and own.state = 'running'))))
    order by due_at <> h.due_at, due_at, kind <> 'acceptance', kind <> 'owner_first_touch' limit 1
  ) as c on true`

/**
 * Whether its owner was warned of what `h` owes by `c`: of that clock, or of another one that is due at the same instant, as yes or no and a first touch
 * often are.
 */
export const IS_WARNED = `exists (select from sla_clock as w join escalation as e on e.clock = w.id and e.share < 100 and e.outcome = 'sent'
    where w.handoff = h.id and w.state = 'running' and w.due_at = c.due_at)`
