import { expect, test } from "vitest"
import { product } from "./product.ts"

test("a lead is found by beginnings of words of the name, the company or the address, all of them, whatever the case", async () => {
  const app = await product({ reps: ["ana"] })
  await app.asksForDemo("dana.fox@acme-tools.example", { first_name: "Dana", last_name: "Müller-Fox", company: "Acme Tools GmbH" })
  await app.asksForDemo("lee@other.example", { first_name: "Lee", last_name: "O'Brien", company: "Danish Design" })
  await app.work()
  const found = async (text: string) =>
    (await app.all<{ email: string }>(`/api/leads?q=${encodeURIComponent(text)}`)).map(({ email }) => email.split("@")[0])

  expect(await found("dana")).toEqual(["dana.fox"])
  expect(await found("DAN")).toEqual(["lee", "dana.fox"])
  expect(await found("müller acme")).toEqual(["dana.fox"])
  expect(await found("fox@acme-tools")).toEqual(["dana.fox"])
  expect(await found("o'brien")).toEqual(["lee"])
  expect(await found("tools lee")).toEqual([])
  expect(await found("&|!:*")).toEqual([])
  expect(await app.all("/api/leads?q=")).toHaveLength(2)
})
