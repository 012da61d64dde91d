import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"
import { disposeHandoff } from "#steps/09-disposition.ts"
import { prove } from "#steps/prove.ts"
import { freshDatabase } from "../database.ts"
import { brokenBy } from "./broken-by.ts"
import { arrive, demoRequest, MINUTE, showMessages, smallCompany, START, watchClocksUntil, watchOf } from "./small-company.ts"

let db: Database
const NOW = START + 60 * MINUTE

beforeAll(async () => {
  db = await freshDatabase()
  await smallCompany(db)
  await watchClocksUntil(db, START + 40 * MINUTE)
  await recycleOne()
  await watchClocksUntil(db, NOW - MINUTE)
  await arrive(db, [demoRequest("ana@northwind.example", "8"), demoRequest("bo@fabrikam.example", "9")], NOW - 1_000)
  await showMessages(db)
}, 60_000)
afterAll(() => db.stop())

async function recycleOne(): Promise<void> {
  const { rows } = await db.pool.query<{ handoff: string }>("select id as handoff from ws_acme.handoff order by id limit 1")
  const verdict = { kind: "recycle" as const, reason: "not_now", until: null, topic: null, by: null, expectedVersion: null, note: "" }
  const watch = await watchOf(db, START + 45 * MINUTE)
  const request = { handoff: rows[0]?.handoff ?? "", verdict, actor: "rosa" }
  await inWorkspace(db, "acme", (tx) => disposeHandoff(tx, request, watch, START + 45 * MINUTE))
}

/** A route as it is stored when the account's owner gets the lead. */
const BY_ACCOUNT = (verdicts: object[]) =>
  `update routing_decision set method = 'account_owner', pool = null, says = 'owns the lead''s account',
     attempts = '[{"step": "account_owner", "pool": null, "outcome": "taken", "says": "owns the lead''s account", "candidates": []}]',
     inputs = jsonb_build_object('pools', '{}'::jsonb, 'question', jsonb_build_object('openCycle', null, 'rule', null, 'pool', 'none',
       'earlierOwners', '[]'::jsonb, 'accountOwner', jsonb_build_object('id', owner, 'verdicts', '${JSON.stringify(verdicts)}'::jsonb)))
   where id = (select routing_decision from handoff order by id limit 1)`
const AWAY = { check: "availability", passes: false, reason: "out_of_office", says: "is away", clearsAt: null }

describe("the proof", () => {
  test.each([true, false])("finds nothing after a miss, a move, a verdict and a second cycle (all rows ever: %s)", async (full) => {
    const found = await inWorkspace(db, "acme", (tx) => prove(tx, NOW, { full }))

    expect(found.filter((one) => one.violations > 0)).toEqual([])
    expect(found.map((one) => one.name)).toEqual(expect.arrayContaining(["replay_score", "replay_qualification", "replay_routing"]))
  })

  test("takes a route that repeats for true", async () => {
    expect(await brokenBy(db, BY_ACCOUNT([]), (tx) => prove(tx, NOW))).toEqual([])
  })

  test.each([
    [
      "replay_score",
      "what was scored",
      `update score set inputs = jsonb_set(inputs::jsonb, '{fields,country}', '"DE"')`,
      ["replay_qualification"],
    ],
    ["replay_score", "the completeness of a score", "update score set completeness = completeness - 1", []],
    ["replay_qualification", "the reason of a verdict", `update qualification set detail = detail::jsonb || '{"why": "because"}'`, []],
    [
      "replay_qualification",
      "when the first cycle ended",
      `update handoff set closed_at = opened_at - interval '1 day' where closed_at is not null`,
      [],
    ],
    ["agreement_hash", "a line of a signed version", `update agreement set document = document::jsonb || '{"name": "Another"}'`, []],
    ["replay_routing", "who was away", BY_ACCOUNT([AWAY]), []],
    [
      "replay_routing",
      "a pool's members",
      `update routing_decision set inputs = jsonb_set(inputs::jsonb, '{pools,americas,members}', '[]')`,
      [],
    ],
  ])("%s notices a change of %s", async (rule, _, damage, also) => {
    const found = await brokenBy(db, damage, (tx) => prove(tx, NOW))

    expect(found.map((one) => one.name).sort()).toEqual([rule, ...also].sort())
    expect(found[0]?.examples.length).toBeGreaterThan(0)
  })

  test("changes nothing and leaves the transaction usable", async () => {
    const counted = await inWorkspace(db, "acme", async (tx) => {
      await prove(tx, NOW)
      return tx.query<{ timeout: string; leads: number }>(
        "select current_setting('statement_timeout') as timeout, count(*)::int as leads from lead",
      )
    })

    expect(counted).toEqual([{ timeout: "0", leads: 3 }])
  })
})
