import { expect, test } from "vitest"
import { eraseItems } from "./erase-items.ts"

const words = ["ann@acme.example"]
const erase = (body: unknown, items: number, places: number[] = []) => {
  const left = eraseItems(typeof body === "string" ? body : JSON.stringify(body), items, words, new Set(places))
  return left === null ? null : (JSON.parse(left) as unknown)
}
const GONE = { erased: true }

test.each([
  ["a body of others stays", [{ email: "bo@acme.example" }, 1], null],
  ["a form goes whole", [{ inputs: { email: "Ann@Acme.example", name: "Ann" } }, 1], GONE],
  ["a form that could not be read goes whole", ["email=ann%40acme.example&name=Ann", 1], GONE],
  [
    "of rows only the person's go",
    [[{ email: "bo@acme.example" }, { email: "ann@acme.example" }], 2],
    [{ email: "bo@acme.example" }, GONE],
  ],
  [
    "of a batch too",
    [{ batch: [{ userId: "7" }, { traits: { email: "ann@acme.example" } }], sentAt: "x" }, 2],
    { batch: [{ userId: "7" }, GONE], sentAt: "x" },
  ],
  [
    "what a batch says for all goes where it names the person",
    [{ batch: [{ a: 1 }, { b: 2 }], context: { mail: "ann@acme.example" } }, 2],
    { batch: [{ a: 1 }, { b: 2 }], context: { mail: null } },
  ],
  ["an item goes by its place", [[{ page: "/a" }, { page: "/b" }], 2, [1]], [{ page: "/a" }, GONE]],
  [
    "lists deep inside are looked through",
    [{ data: { leads: [{ e: "ann@acme.example" }, { e: "x" }] } }, 2],
    { data: { leads: [GONE, { e: "x" }] } },
  ],
])("%s", (_, [body, items, places], left) => {
  expect(erase(body, items as number, places as number[] | undefined)).toEqual(left)
})
