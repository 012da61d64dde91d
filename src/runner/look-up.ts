import type { Answer } from "#domain/enrichment/answer.ts"
import type { Instant } from "#domain/instant.ts"
import type { ProviderAnswer } from "#store/enrichment.ts"
import { isDatabaseAway } from "#store/is-database-away.ts"
import { checkFence, LeaseLost, type Lease } from "#store/lease.ts"
import { nextLookUps } from "#store/look-up.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"
import type { Voice } from "#steps/announce.ts"
import { claimQuestions } from "#steps/look-ups/claim-questions.ts"
import { endLookUps, giveUp, letGo, type AskedLookUp } from "#steps/look-ups/end-look-ups.ts"
import { keepAnswers } from "#steps/look-ups/keep-answers.ts"
import { askAround, flightKey } from "#runner/ask-around.ts"
import { ProviderGuards } from "#runner/provider-guards.ts"

/** Looking up the leads of a workspace, as long as this process has its lease. */
export type LookUps = {
  /** Lets go who waited long enough, stores what was answered, judges whose answers are there, and asks about the next; answers how much it did. */
  round(): Promise<number>
  /** How many questions wait for an answer. */
  openQuestions(): number
  /** How long until something is to be done that nobody will call for, in milliseconds; infinite when there is nothing. */
  msLeft(): number
  /** Leads begin to wait. */
  planned(): void
  /** Drops what is under way; what was asked is asked again by whoever runs the workspace next. */
  stop(): void
}

/** `moved`: called when something was answered, so that a round is worth while. */
export type LookingUp = { db: Database; lease: Lease; voice: Voice; now: () => Instant; allowsLocal: boolean; moved: () => void }

/** So many leads are asked about at once: enough for slow providers, little enough to stay small when they hang. */
const MOST_UNDER_WAY = 200
const BATCH = 500
/** An answer stays at hand for so long after it was stored: whoever looked before that may ask later. */
const AT_HAND_MS = 5 * 60_000

/**
 * Looks leads up beside everything else: questions are under way in the background, and only what comes of them is worked in, by rounds that take
 * turns with the clocks and with what arrives. So a slow provider holds nobody up but the leads that it is asked about, and those no longer than was
 * agreed; and nobody waits for a lead that another one has.
 */
export function createLookUps(looking: LookingUp): LookUps {
  return new LookUpLoop(looking)
}

class LookUpLoop implements LookUps {
  readonly #looking: LookingUp
  readonly #guards = new ProviderGuards()
  readonly #flights = new Map<string, Promise<Answer>>()
  readonly #stored: { key: string; at: number }[] = []
  readonly #underWay = new Set<string>()
  readonly #finished: AskedLookUp[] = []
  readonly #answers: ProviderAnswer[] = []
  readonly #stopped = new AbortController()
  /** When to ask next, and when to let go next; only this process makes look-ups, so it knows unless something changed since it looked. */
  #next = { askAt: Number.NEGATIVE_INFINITY, limitAt: Number.NEGATIVE_INFINITY }

  constructor(looking: LookingUp) {
    this.#looking = looking
  }

  async round(): Promise<number> {
    const { db, lease, voice, now } = this.#looking
    const isLimit = this.#next.limitAt <= now()
    const hasNews = this.#finished.length + this.#answers.length > 0
    const asks = this.#next.askAt <= now() && this.#underWay.size < MOST_UNDER_WAY
    if (!isLimit && !hasNews && !asks) return 0
    const gone = isLimit ? await this.#fenced("let-go", (tx) => letGo(tx, BATCH, voice, now())) : 0
    const done = gone + (hasNews ? await this.#end() : 0) + (await this.#begin())
    const { askAt, limitAt } = await inWorkspace(db, lease.workspace, nextLookUps, "look")
    this.#next = { askAt: askAt ?? Number.POSITIVE_INFINITY, limitAt: limitAt ?? Number.POSITIVE_INFINITY }
    return done
  }

  openQuestions(): number {
    return this.#guards.openQuestions()
  }

  msLeft(): number {
    if (this.#finished.length > 0) return 0
    const askAt = this.#underWay.size < MOST_UNDER_WAY ? this.#next.askAt : Number.POSITIVE_INFINITY
    return Math.max(0, Math.min(askAt, this.#next.limitAt) - this.#looking.now())
  }

  planned(): void {
    this.#next = { ...this.#next, askAt: Number.NEGATIVE_INFINITY }
  }

  stop(): void {
    this.#stopped.abort()
  }

  async #end(): Promise<number> {
    // taken before the answers are stored, so that whatever they rest on is stored by then
    const done = this.#finished.splice(0, BATCH)
    await this.#store()
    if (done.length > 0) await this.#take(done)
    for (const { id } of done) this.#underWay.delete(id)
    return done.length
  }

  /** What was paid for is safe before anything is done with it. */
  async #store(): Promise<void> {
    const answers = this.#answers.splice(0)
    const asked = this.#guards.changes()
    if (answers.length + asked.length > 0)
      await this.#fenced("keep-answers", (tx) => keepAnswers(tx, { answers, asked }, this.#looking.voice, this.#looking.now()))
    const at = performance.now()
    for (const { provider, subject } of answers) this.#stored.push({ key: flightKey(provider, subject), at })
    while (this.#stored[0] !== undefined && at - this.#stored[0].at > AT_HAND_MS) this.#flights.delete(this.#stored.shift()?.key ?? "")
  }

  /** A batch that fails is taken one by one; the culprit's look-up ends and the rest go on. */
  async #take(done: readonly AskedLookUp[]): Promise<void> {
    const { voice, now } = this.#looking
    try {
      await this.#fenced("end-look-ups", (tx) => endLookUps(tx, done, voice, now()))
    } catch (error) {
      if (error instanceof LeaseLost || isDatabaseAway(error)) throw error
      const [first] = done
      if (done.length > 1) for (const one of done) await this.#take([one])
      else if (first !== undefined) {
        const says = `Taking the answers failed: ${error instanceof Error ? error.message : String(error)}`
        await this.#fenced("give-up", (tx) => giveUp(tx, first.id, says, now()))
      }
    }
  }

  async #begin(): Promise<number> {
    const { allowsLocal, now } = this.#looking
    const room = MOST_UNDER_WAY - this.#underWay.size
    if (room <= 0) return 0
    const { askings, providers } = await this.#fenced("claim-look-ups", (tx) => claimQuestions(tx, room, now()))
    this.#guards.refresh(providers)
    const fresh = askings.filter(({ lookUp }) => !this.#underWay.has(lookUp.id))
    const answered = (answer: ProviderAnswer) => void this.#answers.push(answer)
    const around = { guards: this.#guards, flights: this.#flights, allowsLocal, stopped: this.#stopped.signal, now, answered }
    for (const asking of fresh) {
      this.#underWay.add(asking.lookUp.id)
      void askAround(asking, providers, around).then((done) => {
        if (this.#stopped.signal.aborted) return
        this.#finished.push(done)
        this.#looking.moved()
      })
    }
    return fresh.length
  }

  /** Every transaction is fenced like those of the other loops. */
  #fenced<Result>(label: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const { db, lease } = this.#looking
    return inWorkspace(
      db,
      lease.workspace,
      async (tx) => {
        await checkFence(tx, lease.number)
        return work(tx)
      },
      label,
    )
  }
}
