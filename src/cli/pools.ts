import type { Command } from "commander"
import type { z } from "zod"
import type { LedgerView, PoolView } from "#contract/pool.ts"
import { apiOf, type Page } from "./api.ts"
import { moment, print, table } from "./print.ts"

type Pool = z.infer<typeof PoolView>
type Ledger = z.infer<typeof LedgerView>

/** `baton pools`: who is in which pool; with a name: whose turn it is, and why. */
export function addPools(program: Command): void {
  program
    .command("pools [name]")
    .description("pools and their members; with a name: balances and the next ten turns")
    .action(async (name: string | undefined, _options: unknown, command: Command) => {
      const api = apiOf(command)
      if (name === undefined) {
        const pools = await api.get<Page<Pool>>("/api/pools")
        const rows = pools.data.map((pool) => [pool.name, pool.members.length, pool.members.map((one) => one.handle).join(", ")])
        print(api, pools, table(["POOL", "MEMBERS", "WHO"], rows, "No agreement is in force, so there are no pools."))
      } else {
        const ledger = await api.get<Ledger>(`/api/pools/${encodeURIComponent(name)}/ledger`)
        print(api, ledger, ledgerInWords(ledger, api.json ? 0 : await api.now()))
      }
    })
}

function ledgerInWords({ pool, seq, members, next }: Ledger, now: number): string[] {
  const rows = members.map((one) => [
    one.person.name,
    one.weight,
    Math.round(one.balance * 1000) / 1000,
    one.last_seq,
    one.free
      ? "free"
      : one.why_not.map(({ says, clears_at: at }) => (at === null ? says : `${says}, until ${moment(at, now)}`)).join("; ") || "not free",
  ])
  return [
    `Pool ${pool}, after turn ${seq}. A balance above zero: the pool owes the person turns.`,
    ...table(["PERSON", "WEIGHT", "BALANCE", "LAST TURN", "STANDING"], rows, "Nobody is in it."),
    `Next: ${next.map((person) => person?.name ?? "nobody").join(", ")}`,
  ]
}
