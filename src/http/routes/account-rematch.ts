import { MATCH_SAYS } from "#domain/account/match-account.ts"
import { sumMoves, type Moves } from "#domain/account/sum-moves.ts"
import { RematchQuery, RematchView } from "#contract/account-rematch.ts"
import { actorOf, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { allPeople } from "#store/person.ts"
import { rolledBack } from "#store/rolled-back.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"
import { holdNames, namesAreAtHand } from "#steps/01-intake/like-accounts.ts"
import { rematchSome, type Rematched } from "#steps/rematch-leads.ts"

/** So many leads are locked at once, and for so long one request goes on with the next ones. */
const LEADS_AT_ONCE = 200
const LONGEST_MS = 10_000
const MOST_MOVES = 1_000

/** Matching the leads that are there with accounts that were imported or corrected since. */
export function accountRematchRoutes(api: Api, app: App): void {
  const schema = {
    tags: ["accounts"],
    summary: "Match all leads with the accounts anew",
    description:
      "Goes through the leads in small transactions for up to ten seconds and answers what came of them; `next` says where to go on. Asked again it changes nothing. A person's word on a lead's account stays, and no handoff changes hands.",
    querystring: RematchQuery,
    response: { 200: RematchView },
  }
  api.post("/api/accounts/rematch", { schema, config: { permission: "accounts.change" } }, async (request): Promise<RematchView> => {
    const { workspace } = request.caller
    const isDry = request.query.dry_run === "true" || request.query.dry_run === "1"
    const { actor } = await within(app, request, async (tx, now) => actorOf(request.caller, await allPeople(tx, now), null))
    await haveNames(app, workspace)

    const until = performance.now() + LONGEST_MS
    const sum: Rematched = { looked: 0, changed: 0, byHand: 0, moves: [], last: null }
    let after = request.query.after ?? null
    do {
      const asked = { after, limit: LEADS_AT_ONCE }
      const some = await inWorkspace(
        app.db,
        workspace,
        (tx) => {
          const work = () => rematchSome(tx, asked, actor, app.now(workspace))
          return isDry ? rolledBack(tx, work) : work()
        },
        "rematch",
      )
      sum.looked += some.looked
      sum.changed += some.changed
      sum.byHand += some.byHand
      sum.moves = sumMoves([...sum.moves, ...(isDry ? some.moves.map(asForeseen) : some.moves)])
      after = some.looked < LEADS_AT_ONCE ? null : some.last
    } while (after !== null && performance.now() < until)
    return toView(sum, isDry, after)
  })
}

/** While the names are not in memory, whoever came to an account by a like name would lose it. */
async function haveNames(app: App, workspace: string): Promise<void> {
  const inTx = <Result>(work: (tx: Tx) => Promise<Result>) => inWorkspace(app.db, workspace, work, "names")
  if (!(await inTx(namesAreAtHand))) await holdNames(inTx)
}

/** What was made and taken back has no id that anybody could ask for. */
function asForeseen(move: Moves): Moves {
  return move.code === "made" && move.account !== null ? { ...move, account: { ...move.account, id: null } } : move
}

function toView({ looked, changed, byHand, moves }: Rematched, isDry: boolean, next: string | null): RematchView {
  const shown = moves.slice(0, MOST_MOVES).map((move) => ({ ...move, says: MATCH_SAYS[move.code] }))
  return { dry_run: isDry, looked, changed, kept_by_hand: byHand, moves: shown, next }
}
