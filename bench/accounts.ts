import { companyKey } from "#domain/account/company-key.ts"
import { SURE_LIKENESS, SURE_MARGIN } from "#domain/account/match-account.ts"
import { indexed, NameIndex } from "#domain/account/name-index.ts"
import { SegmentBuilder } from "#domain/account/name-segment.ts"
import { emptyAccount, ownersOfDomains, saveAccounts } from "#store/account.ts"
import { newId } from "#store/new-id.ts"
import { companyNames } from "./company-names.ts"
import { option, percentile, round, say } from "./measure.ts"
import { runningProduct } from "./running-product.ts"

/**
 * Whose lead it is, by name among many accounts and by domain.
 *
 * Names: invented accounts are indexed in memory; each question is the name of one of them with noise on it (see company-names.ts), or a name that none
 * has. `recallAt5`: the account is among the five best. `automatic`: it would be taken without asking; `precision`: rightly. `falseOnAbsent`: an account
 * is taken for a name that none has. Beside it pg_trgm with a GIN index, on the same questions over the accounts in PostgreSQL.
 * Domains: how many a second are found in batches of 1,000, beside one query each.
 *
 * Usage: node bench/accounts.ts [--names 1000000] [--questions 2000] [--accounts 100000] [--peer-questions 50]
 */
const NAMES = option("names", 1_000_000)
const QUESTIONS = option("questions", 2_000)
const ACCOUNTS = option("accounts", 100_000)
const PEER_QUESTIONS = option("peer-questions", 50)
const MOST_PEER_SECONDS = 60

const { names, noisy, absent } = companyNames(NAMES)
const keys = names.map((name) => companyKey(name) ?? "")
measureNames()
await measureDatabase()

function idOf(place: number): string {
  return `${place.toString(16).padStart(8, "0")}-0000-7000-8000-000000000000`
}

function placeOf(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16)
}

function measureNames(): void {
  const cpu = process.cpuUsage()
  const builder = new SegmentBuilder()
  keys.forEach((key, place) => builder.add(idOf(place), indexed(key)))
  const index = new NameIndex(builder.buildAtOnce())
  const built = process.cpuUsage(cpu)
  say("accounts", "the index is built", {
    names: NAMES,
    cpuSeconds: round((built.user + built.system) / 1e6),
    megabytes: round(index.bytes / 1e6),
  })

  const found = { atFive: 0, automatic: 0, right: 0 }
  const times: number[] = []
  const cpuTimes: number[] = []
  for (let question = 0; question < QUESTIONS; question++) {
    const wanted = keys[Math.floor((question * NAMES) / QUESTIONS)] ?? ""
    const asked = companyKey(noisy(names[Math.floor((question * NAMES) / QUESTIONS)] ?? "")) ?? "none"
    const { like, took, cpu: used } = timed(() => index.like(asked))
    times.push(took)
    cpuTimes.push(used)
    if (like.some(({ id }) => keys[placeOf(id)] === wanted)) found.atFive += 1
    const sure = taken(like)
    if (sure === null) continue
    found.automatic += 1
    if (keys[placeOf(sure)] === wanted) found.right += 1
  }
  const known = new Set(keys)
  const strangers = absent(QUESTIONS).flatMap((name) => companyKey(name) ?? []).filter((key) => !known.has(key)) // prettier-ignore
  const wrong = strangers.filter((key) => taken(index.like(key)) !== null).length
  say("accounts", "a name is looked for", {
    names: NAMES,
    questions: QUESTIONS,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    p99Ms: percentile(times, 0.99),
    cpuP50Ms: percentile(cpuTimes, 0.5),
    cpuP95Ms: percentile(cpuTimes, 0.95),
    recallAt5: share(found.atFive, QUESTIONS),
    automatic: share(found.automatic, QUESTIONS),
    precision: share(found.right, found.automatic),
    falseOnAbsent: share(wrong, strangers.length),
  })
}

/** The account that would be taken without asking; names that are the same word for word count as one. */
function taken(like: readonly { id: string; likeness: number }[]): string | null {
  const [best] = like
  if (best === undefined || best.likeness < SURE_LIKENESS) return null
  const other = like.find(({ id }) => keys[placeOf(id)] !== keys[placeOf(best.id)])
  return best.likeness - (other?.likeness ?? 0) < SURE_MARGIN ? null : best.id
}

function timed<Like>(ask: () => Like): { like: Like; took: number; cpu: number } {
  const cpu = process.cpuUsage()
  const began = performance.now()
  const like = ask()
  const took = performance.now() - began
  const used = process.cpuUsage(cpu)
  return { like, took, cpu: (used.user + used.system) / 1000 }
}

function share(part: number, all: number): number {
  return all === 0 ? 0 : Math.round((part / all) * 10_000) / 10_000
}

async function measureDatabase(): Promise<void> {
  const product = await runningProduct()
  const count = Math.min(ACCOUNTS, NAMES)
  const ids: string[] = []
  try {
    for (let from = 0; from < count; from += 5_000) {
      const accounts = names
        .slice(from, Math.min(count, from + 5_000))
        .map((name, at) => ({ ...emptyAccount(newId(), `c${from + at}.example`, 0), name }))
      ids.push(...accounts.map((account) => account.id))
      await product.inTx((tx) => saveAccounts(tx, accounts))
    }
    await measureDomains(product, count)
    await measureTrigrams(product, ids)
  } finally {
    await product.stop()
  }
}

type Product = Awaited<ReturnType<typeof runningProduct>>

async function measureDomains(product: Product, count: number): Promise<void> {
  const batch = 1_000
  const asked = (at: number) => Array.from({ length: batch }, (_, place) => `c${(at * 7_919 + place * 104_729) % count}.example`)
  const began = performance.now()
  const rounds = 60
  await product.inTx(async (tx) => {
    for (let at = 0; at < rounds; at++) await ownersOfDomains(tx, asked(at))
  })
  const inBatches = Math.round((rounds * batch) / ((performance.now() - began) / 1000))
  const single = performance.now()
  await product.inTx(async (tx) => {
    for (const domain of asked(0)) await ownersOfDomains(tx, [domain])
  })
  const oneByOne = Math.round(batch / ((performance.now() - single) / 1000))
  say("accounts", "domains are found", { accounts: count, perSecond: inBatches, oneQueryEach: oneByOne })
}

/** What PostgreSQL's own index of letter groups makes of the same questions. */
async function measureTrigrams({ db, workspace }: Product, ids: readonly string[]): Promise<void> {
  const began = performance.now()
  await db.pool.query("create extension pg_trgm schema public")
  await db.pool.query(
    `create index on ${workspace.schema}.account using gin (key public.gin_trgm_ops); analyze ${workspace.schema}.account`,
  )
  const builtIn = round((performance.now() - began) / 1000)
  const times: number[] = []
  let atFive = 0
  for (let question = 0; question < PEER_QUESTIONS && performance.now() - began < MOST_PEER_SECONDS * 1000; question++) {
    const place = Math.floor((question * ids.length) / PEER_QUESTIONS)
    const asked = companyKey(noisy(names[place] ?? "")) ?? "none"
    const start = performance.now()
    const { rows } = await db.pool.query<{ id: string }>(
      `select id from ${workspace.schema}.account where key operator(public.%) $1 order by public.similarity(key, $1) desc limit 5`,
      [asked],
    )
    times.push(performance.now() - start)
    if (rows.some(({ id }) => id === ids[place])) atFive += 1
  }
  say("accounts", "peer: pg_trgm", {
    accounts: ids.length,
    questions: times.length,
    builtInSeconds: builtIn,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    recallAt5: share(atFive, times.length),
  })
}
