import { expect, test } from "vitest"
import { wholeDatabase } from "../store/whole-database.ts"
import { product } from "./product.ts"

test("who gets hold of the database finds no secret in it: not of sources, not of providers, no key, no token", async () => {
  const app = await product()
  const secrets = { given: "typeform-secret-of-ours", provider: "apollo-key-of-ours" }
  const source = await app.call<{ id: string; verify_token: string }>("POST", "/api/sources", {
    name: "signup",
    vendor: "typeform",
    secret: secrets.given,
  })
  const rotated = await app.call<{ secret: string }>("POST", `/api/sources/${source.id}/rotate`, {})
  await app.call("PUT", "/api/providers/apollo", { kind: "apollo", key: secrets.provider })
  const key = await app.call<{ key: string }>("POST", "/api/keys", { name: "site", scopes: ["write"] })

  const text = await wholeDatabase(app.db)

  const known = [secrets.given, secrets.provider, rotated.secret, source.verify_token, key.key, app.keys.admin]
  expect(known.map((each) => typeof each === "string" && each.length > 8)).toEqual(known.map(() => true))
  expect(known.filter((each) => text.includes(each))).toEqual([])
})
