import { describe, expect, test } from "vitest"
import { clockOf, minutes, pausePolicy } from "../../../test/examples/clocks.ts"
import { always } from "./business-calendar.ts"
import { type Clock } from "./clock.ts"
import { dueRungs, escalateByHand, passRungs } from "./due-rungs.ts"
import { cancelClock, fulfilClock } from "./fulfil-clock.ts"
import { pauseClock } from "./pause-clock.ts"

const nothingYet = { escalationAt: null }
const clock = clockOf("60 minutes", always, 0)
const afterMs = (count: number) => minutes(count) + 1

/** Looks at the clock at each of these instants; tells what was passed as [minute, share] with its mark. */
function lookAt(start: Clock, instants: number[], emptyRungs: number[] = []): unknown[] {
  let current = start
  let escalationAt: number | null = null
  return instants.flatMap((now) => {
    const { fire } = dueRungs(current, { escalationAt, emptyRungs }, now)
    current = passRungs(current, fire, now)
    if (fire.some((each) => !each.missedOnly && !each.isEmpty)) escalationAt = now
    return fire.map((each) => [Math.floor(now / minutes(1)), each.rung, mark(each)])
  })
}

function mark(rung: { missedOnly: boolean; firedLate: boolean; isEmpty: boolean }): string {
  if (rung.missedOnly) return "recorded only"
  if (rung.isEmpty) return "nobody"
  return rung.firedLate ? "late" : "in time"
}

describe("on time", () => {
  test("every rung fires once, warnings at their instant and escalations once it has passed", () => {
    const looks = [29, 30, 48, 60].map(minutes).concat([afterMs(60), afterMs(61), afterMs(90), afterMs(120), afterMs(180), afterMs(999)])

    expect(lookAt(clock, looks)).toEqual([
      [30, 0, "in time"],
      [48, 1, "in time"],
      [60, 2, "in time"],
      [90, 3, "in time"],
      [120, 4, "in time"],
      [180, 5, "in time"],
    ])
  })

  test("rungs closer than five minutes fire as planned", () => {
    const short = clockOf("5 minutes", always, 0)

    expect(lookAt(short, [150_000, minutes(4), afterMs(5), afterMs(10)])).toEqual([
      [2, 0, "in time"],
      [4, 1, "in time"],
      [5, 2, "in time"],
      [10, 4, "in time"],
    ])
  })

  test.each([
    ["the next warning", 0, minutes(30)],
    ["the miss", minutes(50), afterMs(60)],
    ["the next escalation", afterMs(60), afterMs(90)],
    ["nothing after the last rung", afterMs(180), null],
  ])("it says when to look again: %s", (_what, now, lookAgainAt) => {
    let current = clock
    let escalationAt: number | null = null
    for (const at of [30, 48].map(minutes).concat([60, 90, 120, 180].map(afterMs))) {
      if (at > now) break
      current = passRungs(current, dueRungs(current, { escalationAt }, at).fire, at)
      escalationAt = at
    }

    expect(dueRungs(current, { escalationAt }, now).lookAgainAt).toBe(lookAgainAt)
  })

  test("a miss is noted even when no rung is left for it", () => {
    const silent = clockOf("60 minutes", always, 0, [{ at: "50%", tell: ["owner"] }])
    const warned = passRungs(silent, dueRungs(silent, nothingYet, minutes(30)).fire, minutes(30))

    expect(dueRungs(warned, { escalationAt: minutes(30) }, minutes(30)).lookAgainAt).toBe(afterMs(60))
    expect(passRungs(warned, [], afterMs(60))).toMatchObject({ state: "missed", missedAt: minutes(60) })
    expect(dueRungs(passRungs(warned, [], afterMs(60)), { escalationAt: minutes(30) }, afterMs(60)).lookAgainAt).toBeNull()
  })
})

describe("after an outage", () => {
  test("warnings are recorded, the breach fires at once, the rest leave people five minutes each", () => {
    const looks = [200, 204, 205, 206, 209, 210, 215, 300].map(minutes)

    expect(lookAt(clock, looks)).toEqual([
      [200, 0, "recorded only"],
      [200, 1, "recorded only"],
      [200, 2, "late"],
      [205, 3, "late"],
      [210, 4, "late"],
      [215, 5, "late"],
    ])
  })

  test("it says when the next one may go", () => {
    expect(dueRungs(clock, nothingYet, minutes(200)).lookAgainAt).toBe(minutes(205))
  })

  test("a rung whose own time is later keeps it", () => {
    expect(lookAt(clock, [minutes(70), minutes(75), afterMs(90)])).toEqual([
      [70, 0, "recorded only"],
      [70, 1, "recorded only"],
      [70, 2, "late"],
      [90, 3, "in time"],
    ])
  })

  test("warnings whose breach is still ahead are sent late, and hold nothing back", () => {
    expect(lookAt(clock, [minutes(59), afterMs(60)])).toEqual([
      [59, 0, "late"],
      [59, 1, "late"],
      [60, 2, "in time"],
    ])
  })

  test("an empty rung is passed at once and makes nobody wait", () => {
    expect(lookAt(clock, [minutes(200), minutes(205), minutes(210)], [3])).toEqual([
      [200, 0, "recorded only"],
      [200, 1, "recorded only"],
      [200, 2, "late"],
      [200, 3, "nobody"],
      [205, 4, "late"],
      [210, 5, "late"],
    ])
  })

  test("nobody waits for an empty rung after one that was in time", () => {
    expect(lookAt(clock, [minutes(30), minutes(48), afterMs(60), minutes(200), minutes(205)], [3]).slice(2)).toEqual([
      [60, 2, "in time"],
      [200, 3, "nobody"],
      [200, 4, "late"],
      [205, 5, "late"],
    ])
  })

  test("rungs planned for the same instant fire together", () => {
    const pair = clockOf("60 minutes", always, 0, [
      { at: "100%", tell: ["manager"] },
      { at: "100%", reassign: true },
    ])

    expect(lookAt(pair, [minutes(200)])).toEqual([
      [200, 0, "late"],
      [200, 1, "late"],
    ])
  })
})

test("asking twice before anything is noted gives the same answer", () => {
  expect(dueRungs(clock, nothingYet, minutes(200))).toEqual(dueRungs(clock, nothingYet, minutes(200)))
})

test("noting the same rungs twice passes them once", () => {
  const { fire } = dueRungs(clock, nothingYet, minutes(48))
  const once = passRungs(clock, fire, minutes(48))

  expect(passRungs(once, fire, minutes(48))).toEqual(once)
})

test("nothing fires after the answer or the cancelling, nor while paused", () => {
  const request = { reason: "lead_asked", note: "Later", by: "ana", until: null, approvedBy: null }
  const rules = { policy: pausePolicy, calendar: always, manager: "Mia", usedMs: 0 }
  const answered = fulfilClock(clock, { at: minutes(70), kind: "call", id: "1" }, always, minutes(70))

  expect(dueRungs(answered, nothingYet, minutes(500))).toEqual({ fire: [], lookAgainAt: null })
  expect(dueRungs(cancelClock(clock, "won", always, 5), nothingYet, minutes(500))).toEqual({ fire: [], lookAgainAt: null })
  expect(dueRungs(pauseClock(clock, request, rules, minutes(10)), nothingYet, minutes(100))).toEqual({
    fire: [],
    lookAgainAt: minutes(250),
  })
})

test("a person may escalate early, but not while paused, and not past the end of the ladder", () => {
  const request = { reason: "lead_asked", note: "Later", by: "ana", until: null, approvedBy: null }
  const rules = { policy: pausePolicy, calendar: always, manager: "Mia", usedMs: 0 }

  expect(escalateByHand(clock, minutes(5))).toMatchObject({ rung: 0, firedLate: false })
  expect(() => escalateByHand(pauseClock(clock, request, rules, 1), 2)).toThrow(/Resume it/)
  expect(() => escalateByHand(cancelClock(clock, "won", always, 1), 2)).toThrow(/cancelled/)
  expect(() => escalateByHand({ ...clock, nextRung: 6 }, 2)).toThrow(/Everybody on the ladder/)
})
