import { expect, test } from "vitest"
import { holidaysOf, workOutHolidays } from "./holidays-of.ts"

test.each([
  ["DE-BY", ["2027-01-06", "2027-05-27", "2027-10-03"], ["2027-07-04"]],
  ["DE-BE", ["2027-03-08", "2027-10-03"], ["2027-01-06"]],
  ["US", ["2027-07-04", "2027-11-25"], ["2027-10-03"]],
  ["GB-ENG", ["2027-08-30", "2027-12-28"], ["2027-08-02"]],
  ["sg", ["2027-08-09"], ["2027-07-04"]],
])("%s has its own public holidays", (region, are, areNot) => {
  const dates = holidaysOf(region) ?? []

  expect(dates).toEqual(expect.arrayContaining(are))
  expect(dates.filter((date) => areNot.includes(date))).toEqual([])
  expect(dates.every((date) => /^20(2[5-9]|3[01])-\d\d-\d\d$/.test(date))).toBe(true)
})

test.each(["XX", "DE-ZZ", "DE-BY-NOWHERE", ""])("there is no region %s", (region) => {
  expect(holidaysOf(region)).toBeNull()
})

test("others have their turn while the holidays of many regions are worked out", async () => {
  const regions = ["CN", "JP", "KR", "TW", "HK", "VN"]
  let turns = 0
  let isDone = false
  const others = () => {
    turns += 1
    if (!isDone) setImmediate(others)
  }
  others()

  await workOutHolidays([...regions, "nowhere"])
  isDone = true

  expect(turns).toBeGreaterThan(regions.length * 7)
  expect(regions.map((region) => holidaysOf(region)?.length ?? 0).every((days) => days > 7)).toBe(true)
})
