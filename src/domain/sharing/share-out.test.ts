import { describe, expect, test } from "vitest"
import { shareOut, type Shared } from "#domain/sharing/share-out.ts"

const workspaces = (...holders: (string | null)[]): Shared[] =>
  holders.map((holder, place) => ({ name: `w${place}`, holder, freeMs: holder === null ? 100 : 0 }))

describe("how workspaces are shared out", () => {
  test.each([
    ["a process alone takes all", workspaces(null, null, null), 1, 3],
    ["of two each takes half, rounded up", workspaces(null, null, null), 2, 2],
    ["what another runs is left alone", workspaces("b", "b", null), 2, 1],
    ["what is too much is given back when another one comes", workspaces("a", "a", "a", "a"), 2, 2],
    ["its own stay its own", workspaces("a", "b", "a", "b"), 2, 2],
    ["there is nothing to share", [], 2, 0],
    ["more processes than workspaces", workspaces(null), 5, 1],
  ])("%s", (_, all, processes, count) => {
    expect(shareOut(all, "a", processes).size).toBe(count)
  })

  test("what nobody took for some seconds is taken whatever the share is", () => {
    const all = [...workspaces("a", "b"), { name: "forsaken", holder: null, freeMs: 4_000 }, { name: "late", holder: null, freeMs: 4_000 }]

    expect(shareOut(all, "a", 4)).toEqual(new Set(["w0", "forsaken", "late"]))
  })

  test("what was shared out stays as it is", () => {
    const all = workspaces(...Array.from({ length: 50 }, (_, place) => ["a", "b", "c"][place % 3] ?? null))

    for (const me of ["a", "b", "c"])
      expect(shareOut(all, me, 3)).toEqual(new Set(all.filter(({ holder }) => holder === me).map(({ name }) => name)))
  })

  test("two that look at the same moment mostly reach for different ones", () => {
    const all = workspaces(...Array.from({ length: 50 }, () => null))
    const [a, b] = ["process-a", "process-b"].map((me) => shareOut(all, me, 5))

    expect([...(a ?? [])].filter((name) => b?.has(name)).length).toBeLessThan(6)
  })
})
