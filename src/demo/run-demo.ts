import type { Instant } from "#domain/instant.ts"
import { deliverRound } from "#runner/deliver.ts"
import { createImporter } from "#runner/import-file.ts"
import { AS_RECOGNISED } from "#runner/lead-file.ts"
import { takeRound } from "#runner/take.ts"
import { tickRound } from "#runner/tick.ts"
import type { Lease } from "#store/lease.ts"
import { newId } from "#store/new-id.ts"
import type { Database } from "#store/open.ts"
import { allPeople } from "#store/person.ts"
import { storeSignals } from "#store/signal.ts"
import { nextTimerAt } from "#store/timer.ts"
import { inWorkspace } from "#store/workspace.ts"
import type { Voice } from "#steps/announce.ts"
import type { DemoArrival } from "./demo-arrival.ts"
import { comingActs, doAct, type ComingAct } from "./demo-reps.ts"
import { fairList } from "./fair-list.ts"

/** What a run needs. `arrivals` and `occasions`: oldest first. */
export type DemoRun = { db: Database; lease: Lease; voice: Voice; arrivals: readonly DemoArrival[]; occasions: readonly Occasion[] }

/** Something that people do once in the demo's weeks. */
export type Occasion = { at: Instant; happen(run: DemoRun, at: Instant): Promise<void> }

const MINUTE = 60_000
/** Reps' acts this close together are done in one go, each with its own time, unless something else comes between. */
const TOGETHER = 10 * MINUTE
const SHOW_EVERY = 120 * MINUTE
/** Far more than three weeks need; a timer that never goes away must not keep a product from starting. */
const MOST_STEPS = 20_000
const MOST_OPEN = 1_000

type Course = { arrivals: DemoArrival[]; acts: ComingAct[]; occasions: Occasion[]; seen: Map<string, number>; shownAt: Instant }

/** Runs the product up to `now` with a clock that jumps to whatever comes next: an arrival, something that is due, or what a rep does. */
export async function runDemo(run: DemoRun, now: Instant): Promise<void> {
  const { db, lease } = run
  const course: Course = { arrivals: [...run.arrivals], acts: [], occasions: [...run.occasions], seen: new Map(), shownAt: 0 }
  for (let step = 0; step < MOST_STEPS; step++) {
    const timer = (await inWorkspace(db, lease.workspace, nextTimerAt)) ?? Infinity
    const others = Math.min(course.arrivals[0]?.at ?? Infinity, course.occasions[0]?.at ?? Infinity, timer)
    const at = Math.min(others, course.acts[0]?.at ?? Infinity)
    if (at > now) break
    if (others <= at) await happen(run, course, timer <= at, at)
    else await actUntil(run, course, Math.min(others - 1, at + TOGETHER, now))
  }
  while ((await show(run, course, now)) > 0);
}

/** What is due and what arrives at this instant, through the real rounds. */
async function happen(run: DemoRun, course: Course, isDue: boolean, at: Instant): Promise<void> {
  const { db, lease, voice } = run
  if (isDue) await tickRound(db, lease, voice, () => at)
  const arrived = takeUntil(course.arrivals, at)
  if (arrived.length > 0) await store(run, arrived)
  const occasions = takeUntil(course.occasions, at)
  for (const occasion of occasions) await occasion.happen(run, at)
  if (arrived.length > 0 || occasions.length > 0) await takeRound(db, lease, voice, () => at)
  // only what is due moves old handoffs to somebody else
  const limit = isDue || occasions.length > 0 ? MOST_OPEN : arrived.length
  const fresh = await inWorkspace(db, lease.workspace, (tx) => comingActs(tx, course.seen, limit, at))
  course.acts = [...course.acts, ...fresh].toSorted((one, other) => one.at - other.at)
  if (arrived.some((one) => one.lane === 1) || at - course.shownAt > SHOW_EVERY) await show(run, course, at)
}

async function actUntil({ db, lease, voice }: DemoRun, course: Course, until: Instant): Promise<void> {
  const acts = takeUntil(course.acts, until)
  await inWorkspace(db, lease.workspace, async (tx) => {
    const people = await allPeople(tx, until)
    for (const act of acts) await doAct(tx, act, people, voice)
  })
}

/** Takes out of a list, oldest first, what lies up to `until`. */
function takeUntil<One extends { at: Instant }>(list: One[], until: Instant): One[] {
  const end = list.findIndex((one) => one.at > until)
  return list.splice(0, end < 0 ? list.length : end)
}

/** Messages of a demo leave nowhere; they are marked as shown soon after they were written. */
async function show({ db, lease, voice }: DemoRun, course: Course, at: Instant): Promise<number> {
  course.shownAt = at
  return deliverRound(
    db,
    lease.workspace,
    { settings: null, voice },
    () => at,
    () => 0,
  )
}

async function store({ db, lease }: DemoRun, arrivals: readonly DemoArrival[]): Promise<void> {
  const signals = arrivals.map(({ at, ...one }) => ({ ...one, id: newId(), key: null, import: null, receivedAt: at }))
  await inWorkspace(db, lease.workspace, (tx) => storeSignals(tx, signals))
}

/** The list from the fair is imported. */
export async function importFair({ db, lease }: DemoRun, at: Instant): Promise<void> {
  const importer = createImporter({ db, now: () => at, arrived: () => {} })
  const file = { name: "demo-fair-list.csv", source: "demo-fair", said: AS_RECOGNISED }
  const { done } = await importer.store(lease.workspace, { ...file, bytes: bytesOf(fairList()) })
  await done
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}
