import { describe, expect, test } from "vitest"
import { learnDateOrder, readDate, type DateOrder } from "./read-date.ts"

const read = (text: string, order: DateOrder = "unsure", timeZone = "UTC") => {
  const date = readDate(text, { order, timeZone })
  return "value" in date ? new Date(date.value).toISOString().replace(":00.000Z", "Z") : date.problem
}

describe("a date is read in the forms that exports have", () => {
  test.each([
    ["2021-01-05", "2021-01-05T00:00Z"],
    ["20210105", "2021-01-05T00:00Z"],
    ["2018-02-26 19:58:54", "2018-02-26T19:58:54.000Z"],
    ["2006-04-15T03:23:15.000Z", "2006-04-15T03:23:15.000Z"],
    ["2020-12-30 3:15:52", "2020-12-30T03:15:52.000Z"],
    ["2019-07-12 09:50:36 UTC", "2019-07-12T09:50:36.000Z"],
    ["2021-01-05T10:00:00+02:00", "2021-01-05T08:00Z"],
    ["2021-01-05T10:00:00-0530", "2021-01-05T15:30Z"],
    ["10/20/2016", "2016-10-20T00:00Z"],
    ["1/18/2021 0:00", "2021-01-18T00:00Z"],
    ["18/1/21", "2021-01-18T00:00Z"],
    ["5.3.2021", "2021-03-05T00:00Z"],
    ["05.03.2021 14:30", "2021-03-05T14:30Z"],
    ["7/7/2021", "2021-07-07T00:00Z"],
    ["3 Jan 2024", "2024-01-03T00:00Z"],
    ["3. März 2024", "2024-03-03T00:00Z"],
    ["January 3, 2024", "2024-01-03T00:00Z"],
    ["12/31/2023 11:59 PM", "2023-12-31T23:59Z"],
    ["12/31/2023 12:05 am", "2023-12-31T00:05Z"],
    ["Friday, January 5, 2024", "2024-01-05T00:00Z"],
    ["Jan 5, 2024 at 3:04 PM", "2024-01-05T15:04Z"],
    ["Fri Jan 05 2024 10:00:00 GMT+0100 (Central European Standard Time)", "2024-01-05T09:00Z"],
    ["2024-01-05 10:00 EST", "2024-01-05T15:00Z"],
    ["05.01.2024 10:00 MESZ", "2024-01-05T08:00Z"],
    ["2024-01-05T10:00:00+05", "2024-01-05T05:00Z"],
    ["5 janvier 2024", "2024-01-05T00:00Z"],
    ["5 juillet 2024", "2024-07-05T00:00Z"],
    ["5 de septiembre de 2024", "2024-09-05T00:00Z"],
    ["5 gennaio 2024", "2024-01-05T00:00Z"],
    ["45296", "2024-01-05T00:00Z"],
    ["45296.75", "2024-01-05T18:00Z"],
    ["1700000000", "2023-11-14T22:13:20.000Z"],
    ["1700000000000", "2023-11-14T22:13:20.000Z"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test("the column's order decides between day and month, and without one the value is refused", () => {
    expect(read("3/4/2021", "day-first")).toBe("2021-04-03T00:00Z")
    expect(read("3/4/2021", "month-first")).toBe("2021-03-04T00:00Z")
    expect(read("3/4/2021")).toContain("the column does not tell")
  })

  test("a time without a zone is the wall time of the file's zone", () => {
    expect(read("2021-07-05 10:00", "unsure", "Europe/Berlin")).toBe("2021-07-05T08:00Z")
    expect(read("2021-01-05", "unsure", "America/New_York")).toBe("2021-01-05T05:00Z")
  })

  test.each([
    "2021-02-30",
    "2021-13-01",
    "31/31/2021",
    "2021-01-05 25:00",
    "13:00 PM",
    "yesterday",
    "19999",
    "5 foo 2024",
    "Page Visited on Website",
    "0001-01-01",
    "9999-12-31",
  ])("%s is refused with its reason", (text) => {
    expect(read(text)).toContain(`"${text}"`)
  })
})

test.each([
  [["1/2/2021", "13/2/2021"], "day-first"],
  [["1/2/2021", "2/13/2021"], "month-first"],
  [["1/2/2021", "3/4/2021"], "unsure"],
  [["13/2/2021", "2/13/2021"], "unsure"],
  [["2021-02-13"], "unsure"],
] as const)("the dates %j tell the order %s", (values, order) => {
  expect(learnDateOrder(values)).toBe(order)
})
