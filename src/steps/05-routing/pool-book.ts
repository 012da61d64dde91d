import type { Cap, Tier } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import { availabilityOf } from "#domain/people/availability-of.ts"
import type { Person, Role } from "#domain/people/person.ts"
import { availabilityVerdict } from "#domain/routing/availability-verdict.ts"
import { checkCapacity } from "#domain/routing/capacity.ts"
import { checkCaps, type CapUse } from "#domain/routing/caps.ts"
import type { Claim, ClaimVerdict, PoolSnapshot } from "#domain/routing/decide-route.ts"
import type { Ledger } from "#domain/routing/round-robin.ts"
import { checkSkills } from "#domain/routing/skills.ts"
import type { Verdict } from "#domain/routing/verdict.ts"
import { openLoad } from "#store/handoff.ts"
import {
  insertPoolEntries,
  lockPools,
  poolMembers,
  savePoolMembers,
  savePools,
  type PoolEntry,
  type PoolMember,
  type PoolRow,
} from "#store/pool.ts"
import type { Tx } from "#store/tx.ts"
import { openPool, type OpenPool } from "#steps/05-routing/open-pool.ts"
import { compiledCalendar, type CompiledCalendar, type Rules } from "#steps/rules.ts"

/** Whose owning an account counts for its leads. */
const SELLS: readonly Role[] = ["rep", "manager", "director"]

/**
 * The pools of an agreement as they stand in this transaction, locked: whose turn it is, who is free, what caps and capacity leave.
 * Decisions taken through it are seen by the next ones; `save` writes them all.
 */
export class PoolBook {
  readonly #pools: Map<string, OpenPool>
  readonly #people: Map<string, Person>
  readonly #rules: Rules
  readonly #load: Map<string, number>
  readonly #entries: PoolEntry[] = []
  readonly #presence = new Map<string, Verdict>()
  readonly #now: Instant

  private constructor(rules: Rules, people: readonly Person[], pools: OpenPool[], load: Map<string, number>, now: Instant) {
    this.#rules = rules
    this.#people = new Map(people.map((person) => [person.id, person]))
    this.#pools = new Map(pools.map((pool) => [pool.name, pool]))
    this.#load = load
    this.#now = now
  }

  static async open(tx: Tx, rules: Rules, people: readonly Person[], now: Instant): Promise<PoolBook> {
    const { pools } = rules.agreement.routing
    const limited = people.filter((person) => person.capacity !== null).map((person) => person.id)
    // asked all at once, and answered in this order: nothing is read before the pools are locked
    const [rows, members, loads] = await Promise.all([
      lockPools(tx, Object.keys(pools).sort()),
      poolMembers(tx, Object.keys(pools)),
      openLoad(tx, limited),
    ])
    const stored = Map.groupBy(members, (member) => member.pool)
    const open = await Promise.all(
      rows.flatMap((row) => {
        const pool = pools[row.name]
        return pool === undefined ? [] : [openPool(tx, row, pool, people, stored.get(row.name) ?? [], now)]
      }),
    )
    const load = new Map<string, number>()
    for (const { owner, tier, open: count } of loads) load.set(owner, (load.get(owner) ?? 0) + count * unitsOf(rules, tier))
    return new PoolBook(rules, people, open, load, now)
  }

  /** A pool as a lead of this tier finds it. */
  snapshot(name: string, tier: Tier): PoolSnapshot | null {
    const open = this.#pools.get(name)
    if (open === undefined) return null
    const candidates = open.members.map((person) => ({ id: person.id, verdicts: this.#verdicts(open, person, tier) }))
    return { ledger: open.ledger, candidates, allAway: open.pool.all_away, overflow: open.pool.overflow ?? [] }
  }

  /** What a pool's caps have used of this window, by person. */
  capUses(name: string): { cap: Cap; turns: ReadonlyMap<string, number> }[] {
    return this.#pools.get(name)?.caps ?? []
  }

  /** Whether somebody may have a lead for reasons of their own, such as owning its account: they have to be there at all. */
  claim(id: string, tier: Tier): { id: string; verdicts: Verdict[] } | null {
    const person = this.#people.get(id)
    if (person === undefined) return null
    return { id, verdicts: [this.#leave(person), this.#capacity(person, tier)] }
  }

  /** Whether an account's owner may have a lead by that: with the company, in sales, not on a long leave, and nobody's stand-in. */
  ownerClaim(id: string, tier: Tier, isHouse: boolean): Claim | null {
    const claim = this.claim(id, tier)
    const person = this.#people.get(id)
    if (claim === null || person === undefined) return claim
    const against: ClaimVerdict[] = []
    if (isHouse || this.#rules.agreement.routing.account_owner.house?.includes(person.handle))
      against.push({ check: "claim", passes: false, reason: "house", says: "the account is on the house list" })
    if (!SELLS.includes(person.role)) against.push({ check: "claim", passes: false, reason: "not_sales", says: "is not in sales" })
    return { id, verdicts: [...against, ...claim.verdicts] }
  }

  /** Who stands in for somebody, as the agreement says, and whether they may have the lead; null when nobody does. */
  coverClaim(id: string, tier: Tier): Claim | null {
    const handle = this.#rules.agreement.routing.account_owner.cover?.[this.#people.get(id)?.handle ?? ""]
    const cover = handle === undefined ? undefined : [...this.#people.values()].find((person) => person.handle === handle)
    return cover === undefined ? null : this.ownerClaim(cover.id, tier, false)
  }

  /** Notes that a decision was taken, so that the next one sees it. */
  took(owner: string, tier: Tier, pool: string | null, handoff: string, ledgers: ReadonlyMap<string, Ledger>): void {
    this.#load.set(owner, (this.#load.get(owner) ?? 0) + unitsOf(this.#rules, tier))
    for (const [name, ledger] of ledgers) this.#set(name, ledger)
    const open = pool === null ? undefined : this.#pools.get(pool)
    if (open === undefined || pool === null) return
    for (const { turns } of open.caps) turns.set(owner, (turns.get(owner) ?? 0) + 1)
    this.#entries.push({ pool, seq: open.ledger.seq, kind: "turn", person: owner, handoff, at: this.#now })
  }

  /** Notes that somebody has one lead of this tier less to work on. */
  released(owner: string, tier: Tier): void {
    this.#load.set(owner, Math.max(0, (this.#load.get(owner) ?? 0) - unitsOf(this.#rules, tier)))
  }

  /** The ledger of a pool, to give a turn back; null when the agreement has no such pool. */
  ledger(pool: string): Ledger | null {
    return this.#pools.get(pool)?.ledger ?? null
  }

  /** Notes a turn that was given back. */
  credited(pool: string, person: string, handoff: string, ledger: Ledger): void {
    this.#set(pool, ledger)
    this.#entries.push({ pool, seq: ledger.seq, kind: "credit_back", person, handoff, at: this.#now })
  }

  async save(tx: Tx): Promise<void> {
    const pools: PoolRow[] = []
    const members: PoolMember[] = []
    const gone: { pool: string; person: string }[] = []
    for (const { name, ledger, before, seqBefore, left } of this.#pools.values()) {
      const now = new Set(ledger.members.map((member) => member.id))
      const changed = ledger.members.flatMap((member, position): PoolMember[] => {
        const next = {
          pool: name,
          person: member.id,
          position,
          weight: member.weight,
          balance: member.balance,
          lastSeq: member.lastAssignedSeq,
        }
        return isSame(before.get(member.id), next) ? [] : [next]
      })
      gone.push(...[...before.keys()].filter((id) => !now.has(id)).map((person) => ({ pool: name, person })))
      if (changed.length > 0 || ledger.seq !== seqBefore) pools.push({ name, seq: ledger.seq, run: ledger.run })
      this.#entries.push(...left.splice(0))
      members.push(...changed)
    }
    await savePoolMembers(tx, members, gone)
    await savePools(tx, pools)
    await insertPoolEntries(tx, this.#entries.splice(0))
  }

  #set(name: string, ledger: Ledger): void {
    const open = this.#pools.get(name)
    if (open !== undefined) open.ledger = ledger
  }

  #verdicts(open: OpenPool, person: Person, tier: Tier): Verdict[] {
    const uses = open.caps.map(({ cap, turns }): CapUse => ({
      cap: { scope: "pool", window: { kind: cap.per }, max: cap.most },
      count: turns.get(person.id) ?? 0,
    }))
    const exemptions = open.caps.flatMap(({ cap }) =>
      (cap.exempt ?? []).map((one) => ({ tier: one.tier, ignores: cap.per, upTo: one.up_to })),
    )
    return [
      checkSkills(person.skills, open.pool.skills ?? []),
      this.#present(person),
      checkCaps(uses, { tier, exemptions, zone: open.pool.zone }, this.#now),
      this.#capacity(person, tier),
    ]
  }

  #present(person: Person): Verdict {
    const known = this.#presence.get(person.id)
    if (known !== undefined) return known
    const verdict = availabilityVerdict(availabilityOf(person, calendarOf(person, this.#rules), this.#now))
    this.#presence.set(person.id, verdict)
    return verdict
  }

  /** An account's owner need not be at their desk, but has to be with the company and not on a long leave. */
  #leave(person: Person): Verdict {
    const present = this.#present(person)
    const longest = this.#now + this.#rules.agreement.routing.account_owner.max_leave_days * 24 * 60 * 60_000
    if (present.passes) return present
    const isGone =
      present.reason === "inactive" || (present.reason !== "outside_hours" && (present.clearsAt === null || present.clearsAt > longest))
    return isGone ? present : { check: "availability", passes: true }
  }

  #capacity(person: Person, tier: Tier): Verdict {
    return checkCapacity({ used: this.#load.get(person.id) ?? 0, max: person.capacity }, unitsOf(this.#rules, tier))
  }
}

/** The hours that a person works: their own calendar, else their team's, with their own holidays; null when the agreement names none. */
export function calendarOf(person: Person, rules: Rules): CompiledCalendar | null {
  const name = person.calendar ?? rules.agreement.teams[person.team]?.calendar
  const calendar = (name === undefined ? undefined : rules.calendars.get(name)) ?? null
  const holidays = rules.agreement.people?.[person.handle]?.holidays
  const spec = name === undefined ? undefined : rules.agreement.calendars[name]
  if (calendar === null || holidays === undefined || spec === undefined) return calendar
  const key = `${person.handle} ${name}`
  const known = rules.ownCalendars.get(key)
  if (known !== undefined) return known
  const own = compiledCalendar({ ...spec, holidays })
  rules.ownCalendars.set(key, own)
  return own
}

/** The hours of a team, or null when the agreement names none. */
export function teamCalendarOf(team: string, rules: Rules) {
  const name = rules.agreement.teams[team]?.calendar
  return (name === undefined ? undefined : rules.calendars.get(name)) ?? null
}

function unitsOf(rules: Rules, tier: Tier): number {
  return rules.agreement.sla.units[tier]
}

function isSame(before: PoolMember | undefined, next: PoolMember): boolean {
  return (
    before !== undefined &&
    before.balance === next.balance &&
    before.weight === next.weight &&
    before.lastSeq === next.lastSeq &&
    before.position === next.position
  )
}
