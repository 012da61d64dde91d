import { expect, test } from "vitest"
import { stageAsOf } from "./stage-as-of.ts"

const STORY = [
  { at: 10, kind: "lead_nurture" },
  { at: 20, kind: "handed_off" },
  { at: 25, kind: "sla_warning" },
  { at: 30, kind: "handoff_accepted" },
  { at: 40, kind: "handoff_rejected" },
  { at: 50, kind: "handed_off" },
]

test.each([
  [5, null],
  [10, "nurture"],
  [19, "nurture"],
  [27, "handed_off"],
  [30, "accepted"],
  [45, "recycled"],
  [99, "handed_off"],
])("at %i the journal says %s", (at, stage) => {
  expect(stageAsOf(STORY, at)).toBe(stage)
})
