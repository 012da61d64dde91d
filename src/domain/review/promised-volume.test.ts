import { expect, test } from "vitest"
import { promisedVolume } from "#domain/review/promised-volume.ts"

const at = (text: string) => Date.parse(`${text}T00:00:00Z`)
const row = (key: string, mql: number) => ({ key, label: key, counts: { mql }, sums: {}, waits: [] })
const tiers = ["1", "2", "3"] as const
const perMonth = { 1: 30, 2: 60, 3: 0 }

test("each month and tier has its promise, also where nothing came, and a month under way the days gone by", () => {
  const promises = [{ since: at("2026-01-01"), perMonth }]
  const period = { from: at("2026-10-01"), until: at("2026-12-01"), tiers }

  const { rows, given } = promisedVolume([row("2026-10:1", 31), row("2026-11:1", 8)], promises, period, at("2026-11-11"))

  expect(rows.map((one) => one.key).sort()).toEqual(["2026-10:1", "2026-10:2", "2026-10:3", "2026-11:1", "2026-11:2", "2026-11:3"])
  expect(given["2026-10:1"]).toEqual({ promised: 30, by_now: 30, kept_by: 31 / 30, per_month: 30 })
  expect(given["2026-11:1"]).toEqual({ promised: 30, by_now: 10, kept_by: 0.8, per_month: 30 })
  expect(given["2026-11:3"]).toEqual({ promised: 0, by_now: 0, kept_by: null, per_month: 0 })
  expect(given["all"]).toMatchObject({ promised: 180, by_now: 120 })
})

test("nothing was promised before the first agreement, and a new version counts for the month it is in force at the end of", () => {
  const promises = [
    { since: at("2026-10-16"), perMonth },
    { since: at("2026-11-20"), perMonth: { 1: 60, 2: 60, 3: 0 } },
  ]
  const period = { from: at("2026-09-01"), until: at("2026-12-01"), tiers }

  const { given } = promisedVolume([], promises, period, at("2026-12-05"))

  expect(Object.keys(given).filter((key) => key.startsWith("2026-09"))).toEqual([])
  expect(given["2026-10:1"]).toMatchObject({ promised: 15.5, per_month: 30 })
  expect(given["2026-11:1"]).toMatchObject({ promised: 60 })
})

test("without any agreement nothing is promised", () => {
  expect(promisedVolume([], [], { from: at("2026-09-01"), until: at("2026-12-01"), tiers }, at("2026-12-01")).given).toEqual({
    all: { promised: 0, by_now: 0, kept_by: null, per_month: null },
  })
})
