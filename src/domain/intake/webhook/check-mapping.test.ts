import { expect, test } from "vitest"
import { checkMapping } from "./check-mapping.ts"
import { compileMapping } from "./compile-mapping.ts"
import type { Mapping } from "./mapping.ts"
import { READY_MAPPINGS } from "./ready/ready-mappings.ts"

test.each(Object.entries(READY_MAPPINGS))("the mapping that is shipped for %s is sound", (_, mapping) => {
  expect(checkMapping(mapping)).toEqual([])
  expect(() => compileMapping(mapping)).not.toThrow()
})

const FOUND: Mapping = { fields: { email: "/e" } }

test.each<[string, Mapping, string, string]>([
  ["a field nobody knows", { fields: { email: "/e", job_titel: "/t" } }, "/fields/job_titel", 'Did you mean "job_title"?'],
  ["a field of one's own without its prefix", { fields: { email: "/e", zxqvw: "/t" } }, "/fields/zxqvw", '"custom.zxqvw"'],
  ["a pointer without its slash", { fields: { email: "lead/email" } }, "/fields/email", 'did you mean "/lead/email"?'],
  ["a tilde that means nothing", { fields: { email: "/a~b" } }, "/fields/email", "~0"],
  ["a pointer in a rule", { fields: { email: { at: "/a", where: { type: "email" }, take: "/email" } } }, "/fields/email/where", "/type"],
  ["a pointer in a list", { fields: { email: ["/a", { all: ["/b", "c"], with: " " }] } }, "/fields/email/1/all/1", "/c"],
  ["items that are none", { items: ["/a", "b"], answers: [{ at: "" }] }, "/items", "/b"],
  ["answers that are nowhere", { answers: [{ at: "x" }] }, "/answers/0/at", "/x"],
  [
    "a fetch from a host that the item names",
    { ...FOUND, fetch: { where: { "/f": "x" }, url: "https://{/host}/x", into: "" } },
    "/fetch/url",
    "written out",
  ],
  [
    "a fetch by a pointer that is none",
    { ...FOUND, fetch: { where: { "/f": "x" }, url: "https://a.example/{id}", into: "" } },
    "/fetch/url",
    "in braces",
  ],
  [
    "a fetch for anything",
    { ...FOUND, fetch: { where: {}, url: "https://a.example/{/id}", into: "" } },
    "/fetch/where",
    "by what such items",
  ],
  [
    "a step that there is not",
    { fields: { email: { at: "/email", steps: ["first", "evil" as "first"] } } },
    "/fields/email/steps/1",
    '"evil" is no step. There are: lowercase, first, join, first_name, last_name.',
  ],
  ["nobody to be found", { form: "contact" }, "/fields", "how to find the person"],
])("%s is told with its place", (_, mapping, pointer, words) => {
  const [problem] = checkMapping(mapping)

  expect(problem).toMatchObject({ pointer, message: expect.stringContaining(words) })
})

test("a form's name may be a word or a place", () => {
  expect(checkMapping({ form: "contact", kind: "call", fields: { email: "/email" } })).toEqual([])
})
