import { describe, expect, test } from "vitest"
import { approvesOwn, EMERGENCY_LASTS, emergencyState, whyNoEmergency, type BeforeEmergency } from "#domain/agreement/emergency-change.ts"

const HOUR = 3_600_000
const change = {
  agreement: "b",
  side: "sales" as const,
  signer: "Sam",
  actor: "sam",
  reason: "Half the team is ill.",
  since: 0,
  until: EMERGENCY_LASTS,
}

describe("what became of an emergency change", () => {
  test.each([
    ["it runs for 72 hours", null, 72 * HOUR - 1, "running"],
    ["at the end of the 72nd hour it has lapsed", null, 72 * HOUR, "lapsed"],
    ["the other side's signature in time ratifies it", { agreement: "b", since: 71 * HOUR }, 80 * HOUR, "ratified"],
    ["a signature at the very end comes too late", { agreement: "b", since: 72 * HOUR }, 80 * HOUR, "lapsed"],
    ["another version that both sides signed takes its place", { agreement: "c", since: 5 * HOUR }, 6 * HOUR, "replaced"],
    ["what both signed after it lapsed does not save it", { agreement: "c", since: 90 * HOUR }, 99 * HOUR, "lapsed"],
  ] as const)("%s", (_says, next, now, expected) => {
    const state = emergencyState(change, next, now)

    expect(state).toBe(expected)
  })
})

describe("one side may put a version in force alone", () => {
  const free: BeforeEmergency = { version: 2, inForce: { isThis: false, until: null }, wasEmergency: false, signed: [] }

  test.each([
    ["a version that nobody signed", {}, null],
    ["a version that one's own side signed", { signed: [{ side: "sales", signer: "Sam" }] }, null],
    ["but not without a version to fall back to", { inForce: null }, "none_in_force"],
    ["but not the version in force", { inForce: { isThis: true, until: null } }, "in_force_already"],
    ["but not on top of another emergency change", { inForce: { isThis: false, until: 1 } }, "emergency_runs"],
    ["but not the same version a second time", { wasEmergency: true }, "was_emergency"],
    [
      "but not what both signed once",
      {
        signed: [
          { side: "sales", signer: "Sam" },
          { side: "marketing", signer: "Mia" },
        ],
      },
      "was_in_force",
    ],
    ["but not what only lacks its own signature", { signed: [{ side: "marketing", signer: "Mia" }] }, "sign_instead"],
  ] as const)("%s", (_says, more, expected) => {
    const refused = whyNoEmergency({ ...free, ...(more as Partial<BeforeEmergency>) }, "sales")

    expect(refused?.code ?? null).toBe(expected)
  })
})

test.each([
  ["the same name", { signer: " sam ", actor: "another" }, true],
  ["the same login under another name", { signer: "Samuel", actor: "sam" }, true],
  ["somebody else", { signer: "Mia", actor: "mia" }, false],
])("nobody approves their own emergency change: %s", (_says, by, expected) => {
  expect(approvesOwn(change, by)).toBe(expected)
})
