import type { Command } from "commander"
import type { RematchView } from "#contract/account-rematch.ts"
import { apiOf, type Api } from "./api.ts"
import { Failure } from "./failure.ts"
import { count, print, table } from "./print.ts"

type Options = { dryRun?: boolean; after?: string }

const MOST_SHOWN = 20

/** `baton accounts rematch`: the leads that are there, matched with the accounts as they are known now. */
export function addAccountsRematch(accounts: Command): void {
  accounts
    .command("rematch")
    .description("match all leads with the accounts anew, after these were imported or corrected; corrections by hand stay")
    .option("--dry-run", "only say which leads would come to which account")
    .option("--after <lead>", "go on where it ended, as it said")
    .action(async ({ dryRun: isDry = false, after }: Options, command: Command) => {
      const api = apiOf(command)
      const done = await rematchAll(api, isDry, after)
      print(api, done, inWords(done))
    })
}

async function rematchAll(api: Api, isDry: boolean, from: string | undefined): Promise<RematchView> {
  const sum: RematchView = { dry_run: isDry, looked: 0, changed: 0, kept_by_hand: 0, moves: [], next: from ?? null }
  do {
    const some = await ask(api, isDry, sum.next)
    sum.looked += some.looked
    sum.changed += some.changed
    sum.kept_by_hand += some.kept_by_hand
    sum.moves = added(sum.moves, some.moves)
    sum.next = some.next
    if (some.next !== null) console.error(`${count(sum.looked, "lead")} looked at, ${sum.changed} changed`)
  } while (sum.next !== null)
  return sum
}

/** Where it breaks, whoever waits is told how it goes on. */
async function ask(api: Api, isDry: boolean, after: string | null): Promise<RematchView> {
  try {
    return await api.send<RematchView>("POST", "/api/accounts/rematch", { query: { dry_run: isDry, after: after ?? undefined } })
  } catch (error) {
    if (!(error instanceof Failure) || after === null) throw error
    const advice = `What was done stays. To go on: baton accounts rematch${isDry ? " --dry-run" : ""} --after ${after}`
    throw new Failure(error.message, advice, { problem: error.problem })
  }
}

function added(moves: RematchView["moves"], more: RematchView["moves"]): RematchView["moves"] {
  const sums = new Map<string, RematchView["moves"][number]>()
  for (const move of [...moves, ...more]) {
    const key = [move.account?.id ?? move.account?.domain, move.code, move.tier].join(" ")
    sums.set(key, { ...move, leads: (sums.get(key)?.leads ?? 0) + move.leads })
  }
  return [...sums.values()].toSorted((one, other) => other.leads - one.leads)
}

function inWords({ dry_run: isDry, looked, changed, kept_by_hand: byHand, moves }: RematchView): string[] {
  const rows = moves
    .slice(0, MOST_SHOWN)
    .map(({ account, tier, confidence, says, leads }) => [
      ...[String(leads), account === null ? "none" : (account.name ?? account.domain ?? account.id)],
      ...[tier === null ? null : String(tier), confidence, says],
    ])
  return [
    `${count(looked, "lead")} looked at: ${changed} ${isDry ? "would come" : "came"} to another account, ${byHand} stay where a person put them.`,
    ...(rows.length === 0 ? [] : table(["LEADS", "ACCOUNT", "TIER", "IS", "FOUND"], rows, "")),
    ...(moves.length > MOST_SHOWN ? [`and ${moves.length - MOST_SHOWN} more; --json shows them`] : []),
    ...(isDry && changed > 0 ? ["Nothing was changed. To do it, leave out --dry-run."] : []),
  ]
}
