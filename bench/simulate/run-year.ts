import { randomUUID } from "node:crypto"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { allowedVerdicts } from "#domain/disposition/dispose.ts"
import type { Instant } from "#domain/instant.ts"
import { deliverRound } from "#runner/deliver.ts"
import { takeRound } from "#runner/take.ts"
import { tickRound } from "#runner/tick.ts"
import { runsOf } from "#store/cadence.ts"
import { handoffById } from "#store/handoff.ts"
import { acquireLease, type Lease } from "#store/lease.ts"
import { newId } from "#store/new-id.ts"
import type { Database } from "#store/open.ts"
import { allPeople } from "#store/person.ts"
import { storeSignals } from "#store/signal.ts"
import type { Tx } from "#store/tx.ts"
import { inWorkspace } from "#store/workspace.ts"
import { calendarOf } from "#steps/05-routing/pool-book.ts"
import { disposeHandoff } from "#steps/09-disposition.ts"
import { recordTouch } from "#steps/record-touch.ts"
import { rulesOf } from "#steps/rules.ts"
import type { DemoArrival } from "../../src/demo/demo-arrival.ts"
import { chance } from "../../src/demo/dice.ts"
import { arrivalsOf, comesBack, leadOf, momentOf, STORY } from "./arrivals.ts"
import { leadsInLimbo, newlyGiven } from "./look.ts"
import { foundCompany } from "./company.ts"
import { inTurn, planOf, stepAt, takeUntil, type Act, type Given } from "./reps.ts"

export type Simulation = { db: Database; workspace: string; seed: number; leads: number; from: Instant; days: number; quietDays?: number }

/** What a run cost and found. `limbo`: leads in limbo, added up over all midnights. `steps`: how often the clock jumped, and why. */
export type Course = {
  limbo: number
  midnights: number
  steps: Record<"due" | "arrived" | "acted" | "sent" | "midnight", number>
  msByKind: Record<string, number>
}

const HOUR = 60 * 60_000
const A_DAY = 24 * HOUR
const VOICE = { publicUrl: "http://simulated.example", company: "Simulated", teamChannels: ["webhook" as const] }
/** Messages wait for a few minutes at most, as in a busy hour; going out one by one would only cost time. */
const SEND_EVERY = 20 * 60_000

/**
 * Runs the product from `from` on, with a clock that jumps to whatever comes next: something that is due, an arrival, what a rep or a lead does, a
 * midnight. Nothing of the product is left out but the time in between. After the last arrival it goes on for `quietDays`, so that what was begun ends.
 */
export async function runYear(simulation: Simulation): Promise<Course> {
  const { db, workspace, seed, leads, from, days, quietDays = 120 } = simulation
  await inWorkspace(db, workspace, (tx) => foundCompany(tx, seed, from, days))
  const lease = await acquireLease(db, workspace, randomUUID())
  if (lease === null) throw new Error("The workspace of the simulation is run by somebody else.")
  const world = new World(simulation, lease, arrivalsOf(seed, leads, from, days))
  return world.run(from + (days + quietDays) * A_DAY)
}

class World {
  readonly #simulation: Simulation
  readonly #lease: Lease
  readonly #arrivals: DemoArrival[]
  readonly #numbers: ReadonlyMap<string, number>
  readonly #seen = new Set<string>()
  readonly #given = new Map<string, Given>()
  readonly #course: Course = { limbo: 0, midnights: 0, steps: { due: 0, arrived: 0, acted: 0, sent: 0, midnight: 0 }, msByKind: {} }
  #acts: Act[] = []
  #lookedAt: Instant
  #sentAt: Instant

  constructor(simulation: Simulation, lease: Lease, arrivals: DemoArrival[]) {
    this.#simulation = simulation
    this.#lease = lease
    this.#arrivals = arrivals
    this.#numbers = new Map(Array.from({ length: simulation.leads }, (_, n) => [leadOf(simulation.seed, n).email, n]))
    this.#lookedAt = simulation.from
    this.#sentAt = simulation.from
  }

  async run(end: Instant): Promise<Course> {
    let midnight = Math.ceil(this.#simulation.from / A_DAY) * A_DAY
    for (;;) {
      const { due, send } = await this.#next()
      const at = Math.min(due, send, this.#arrivals[0]?.at ?? Infinity, this.#acts[0]?.at ?? Infinity, midnight)
      if (at > end) break
      if (due <= at) await this.#timed("due", () => tickRound(this.#simulation.db, this.#lease, VOICE, () => at))
      const arrived = await this.#arrive(at)
      await this.#act(at)
      if (send <= at) await this.#send(at)
      if (due <= at || arrived) await this.#plan(at)
      if (at >= midnight) {
        await this.#look(at)
        midnight += A_DAY
      }
    }
    await this.#send(end)
    return this.#course
  }

  async #timed<Result>(kind: keyof Course["steps"], work: () => Promise<Result>): Promise<Result> {
    const started = performance.now()
    const result = await work()
    this.#course.steps[kind]++
    this.#course.msByKind[kind] = (this.#course.msByKind[kind] ?? 0) + performance.now() - started
    return result
  }

  /** When the next timer is due, and when the next messages go out. */
  async #next(): Promise<{ due: Instant; send: Instant }> {
    const { rows } = await this.#simulation.db.pool.query<{ due: number | null; send: number | null }>(
      `select least((select min(due_at) from ${this.#schema}.timer), (select min(look_at) from ${this.#schema}.cadence_run)) as due, (select min(next_at) from ${this.#schema}.delivery where state = 'waiting') as send`,
    )
    const [row] = rows
    return { due: row?.due ?? Infinity, send: Math.max(row?.send ?? Infinity, this.#sentAt + SEND_EVERY) }
  }

  get #schema(): string {
    return `ws_${this.#simulation.workspace}`
  }

  async #arrive(at: Instant): Promise<boolean> {
    const arrived = takeUntil(this.#arrivals, at)
    if (arrived.length === 0) return false
    const signals = arrived.map(({ at: receivedAt, ...one }) => ({ ...one, id: newId(), key: null, import: null, receivedAt }))
    await this.#timed("arrived", async () => {
      await inWorkspace(this.#simulation.db, this.#simulation.workspace, (tx) => storeSignals(tx, signals))
      await takeRound(this.#simulation.db, this.#lease, VOICE, () => at)
    })
    return true
  }

  async #act(at: Instant): Promise<void> {
    for (const act of takeUntil(this.#acts, at)) {
      await this.#timed("acted", () => inWorkspace(this.#simulation.db, this.#simulation.workspace, (tx) => this.#do(tx, act)))
    }
  }

  async #do(tx: Tx, act: Act): Promise<void> {
    const handoff = await handoffById(tx, act.handoff)
    if (handoff === null || handoff.closedAt !== null || handoff.owner !== act.owner) return
    const people = await allPeople(tx, act.at)
    if (act.kind === "step") return this.#step(tx, act)
    if (act.kind === "touch") {
      const by = act.inbound ? null : act.owner
      const externalId = `${handoff.lead} ${handoff.cycle} ${act.at} ${act.touch}`
      await recordTouch(
        tx,
        { handoff: act.handoff, kind: act.touch, at: act.at, by, source: "simulation", externalId, note: "" },
        act.owner,
        act.at,
      )
    } else if (allowedVerdicts[handoff.state].includes(act.verdict.kind)) {
      const by = people.find((person) => person.id === act.owner)?.name ?? null
      const verdict = { ...act.verdict, by, expectedVersion: null, note: "" }
      await disposeHandoff(
        tx,
        { handoff: act.handoff, verdict, actor: act.owner },
        { people, caretaker: caretakerOf(people), voice: VOICE },
        act.at,
      )
      if (["recycle", "lost", "reject"].includes(act.verdict.kind)) await this.#mayComeBack(tx, handoff.lead, handoff.cycle, act.at)
    }
  }

  /** The next step of the follow-up is done, if it may be by now; the rep comes back for the one after it. */
  async #step(tx: Tx, act: Extract<Act, { kind: "step" }>): Promise<void> {
    const given = this.#given.get(act.handoff)
    const run = (await runsOf(tx, [act.handoff])).get(act.handoff)
    if (given === undefined || run === undefined || run.state === "ended" || run.channel === null || run.opensAt === null) return
    const may = run.opensAt <= act.at
    if (may) {
      const externalId = `${run.lead} ${act.at} ${run.step}`
      const touch = { handoff: act.handoff, kind: run.channel, at: act.at, by: act.owner, source: "simulation", externalId, note: "" }
      await recordTouch(tx, touch, act.owner, act.at)
    }
    const after = may ? (await runsOf(tx, [act.handoff])).get(act.handoff) : run
    const left = may ? act.left - 1 : act.left
    if (left === 0 || after === undefined || after.opensAt === null || after.state === "ended") return
    const at = stepAt(given, Math.max(after.opensAt, act.at + 30 * 60_000))
    if (at !== null) this.#acts = [...this.#acts, { ...act, at, left }].toSorted(inTurn)
  }

  /** Of those who were sent back every third asks again some months later; the lead of the story does. */
  async #mayComeBack(tx: Tx, lead: string, cycle: number, at: Instant): Promise<void> {
    const [row] = await tx.query<{ email: string | null }>("select email from lead where id = $1", [lead])
    const n = this.#numbers.get(row?.email ?? "")
    const { seed, from, days } = this.#simulation
    if (n === undefined || (n !== STORY && chance(seed, n, "back", cycle) > 0.33)) return
    const back = momentOf(seed, n, `back ${cycle}`, at + (n === STORY ? 0.1 : 0.05 + chance(seed, n, "when", cycle) * 0.25) * days * A_DAY)
    if (back > from + days * A_DAY) return
    const place = this.#arrivals.findIndex((one) => one.at > back)
    this.#arrivals.splice(place < 0 ? this.#arrivals.length : place, 0, comesBack(seed, n, back))
  }

  /** Reps see what they were given since the last look, and make up their minds. */
  async #plan(at: Instant): Promise<void> {
    const given = await inWorkspace(this.#simulation.db, this.#simulation.workspace, (tx) => this.#newActs(tx, at))
    if (given.length === 0) return
    this.#acts = [...this.#acts, ...given].toSorted(inTurn)
  }

  async #newActs(tx: Tx, at: Instant): Promise<Act[]> {
    const rows = await newlyGiven(tx, this.#lookedAt)
    this.#lookedAt = at
    const fresh = rows.filter((row) => !this.#seen.has(`${row.handoff} ${row.attempt}`))
    if (fresh.length === 0) return []
    const people = new Map((await allPeople(tx, this.#simulation.from)).map((person) => [person.id, person]))
    const acts: Act[] = []
    for (const row of fresh) {
      this.#seen.add(`${row.handoff} ${row.attempt}`)
      const rules = await rulesOf(tx, row.agreement)
      const owner = people.get(row.person)
      const hours = owner === undefined ? null : calendarOf(owner, rules)
      if (owner === undefined || hours === null) continue
      const channels = row.channels.filter((channel) => channel.allowed).map((channel) => channel.channel)
      const isStory = this.#numbers.get(row.email ?? "") === STORY
      const given: Given = {
        handoff: row.handoff,
        who: row.email ?? "",
        cycle: row.cycle,
        tier: row.tier,
        isStory,
        zones: row.zones ?? [],
        channels,
        owner,
        hours: hours.open,
      }
      this.#given.set(row.handoff, given)
      acts.push(...planOf(given, this.#simulation.seed, at))
    }
    return acts
  }

  async #send(at: Instant): Promise<void> {
    this.#sentAt = at
    const outlet = { settings: null, voice: VOICE }
    await this.#timed("sent", async () => {
      while (
        (await deliverRound(
          this.#simulation.db,
          this.#simulation.workspace,
          outlet,
          () => at,
          () => 0,
        )) > 0
      );
    })
  }

  /** At midnight everybody has an owner, a next action, a date, and something that looks at it by then. */
  async #look(at: Instant): Promise<void> {
    await this.#timed("midnight", async () => {
      this.#course.limbo += await inWorkspace(this.#simulation.db, this.#simulation.workspace, (tx) => leadsInLimbo(tx, at))
      this.#course.midnights++
    })
  }
}
