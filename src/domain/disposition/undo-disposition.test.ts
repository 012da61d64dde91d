import { expect, test } from "vitest"
import { refuseUnlessUndoable, UNDO_MS } from "./undo-disposition.ts"

const now = Date.UTC(2026, 10, 20, 9)
const word = (kind: string, ago: number) => ({ kind, at: now - ago, until: now - ago + UNDO_MS })

test("a word can be taken back until ten seconds have passed", () => {
  expect(() => refuseUnlessUndoable(word("reject", UNDO_MS - 1), null, now)).not.toThrow()
})

test.each([
  ["nobody said anything", null, null, "nothing_to_undo", /nothing to take back/],
  ["ten seconds have passed", word("reject", UNDO_MS), null, "undo_too_late", /"reject" of 2026-11-20 08:59 UTC can't .* 10 seconds/],
  ["it is long ago", { kind: "accept", at: now - 1e9, until: null }, null, "undo_too_late", /any more/],
  ["the clock said it", { kind: "auto_recycle", at: now, until: null }, null, "nothing_to_undo", /recycled this lead by itself/],
  ["something happened since", word("accept", 1), "a touch was recorded", "undo_overtaken", /a touch was recorded/],
] as const)("it can't be taken back when %s", (_when, last, since, code, sentence) => {
  expect(() => refuseUnlessUndoable(last, since, now)).toThrow(
    expect.objectContaining({ code, status: 409, message: expect.stringMatching(sentence) }),
  )
})
