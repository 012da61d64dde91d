import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fetchAddress, withFetched } from "./fetch-named.ts"

const rule = { where: { "/field": "leadgen" }, url: "https://api.example/v1/{/value/id}?form={/value/form}", into: "/value" }
const named = (id: unknown, form: unknown = "f1") => ({ field: "leadgen", value: { id, form } })

describe("what a sender only names", () => {
  test.each<[string, unknown, string | null]>([
    ["is asked for by its number", named("77"), "https://api.example/v1/77?form=f1"],
    ["is asked for by a number that is none as text", named(77), "https://api.example/v1/77?form=f1"],
    ["is escaped in the address", named("../me?x=", "a&b"), "https://api.example/v1/..%2Fme%3Fx%3D?form=a%26b"],
    ["is not asked for when it is a way up", named(".."), null],
    ["is not asked for when a part of the address is missing", { field: "leadgen", value: { id: "77" } }, null],
    ["is not asked for when it is something else", { ...named("77"), field: "feed" }, null],
    ["is not asked for when it is no object", "77", null],
  ])("%s", (_, item, wanted) => expect(fetchAddress(rule, item)).toBe(wanted))

  test("never leads to another host or path, whatever it is called", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (id, form) => {
        const address = fetchAddress(rule, named(id, form))
        if (address === null) return
        const { host, pathname } = new URL(address)
        expect([host, pathname.split("/").length]).toEqual(["api.example", 3])
      }),
    )
  })

  test("keeps what the sender said itself, and gains the rest", () => {
    expect(withFetched(rule, named("77"), { id: "other", field_data: [1] })).toEqual({
      field: "leadgen",
      value: { id: "77", form: "f1", field_data: [1] },
    })
    expect(withFetched(rule, named("77"), ["no object"])).toBeNull()
  })
})
