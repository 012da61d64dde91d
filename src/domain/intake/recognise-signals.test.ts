import { expect, test } from "vitest"
import type { SignalDefinition } from "#domain/agreement/agreement.ts"
import { compileSignals, type RecognisableArrival } from "#domain/intake/recognise-signals.ts"

const signals: Record<string, SignalDefinition> = {
  demo_request: { says: "asked for a demo", any: [{ form: "demo*" }, { kind: "row", where: [{ fact: "status", is: "demo" }] }] },
  pricing: { says: "looked at prices", any: [{ page: "/pricing" }, { event: "Pricing Viewed" }] },
  blog: { says: "read the blog", any: [{ page: "/blog/*" }] },
  fair: { says: "came to the fair", any: [{ source: "import:*", campaign: "spring-fair" }] },
  anything_sent: { says: "sent a form", any: [{ kind: "form" }] },
  nothing: { says: "never", any: [{}] },
}
const recognise = compileSignals(signals)

const nothing: RecognisableArrival = { kind: "x", source: null, page: null, form: null, event: null, campaign: null, properties: {} }

test.each<[string, Partial<RecognisableArrival>, string[]]>([
  ["a form may be several signals, in the agreement's order", { kind: "form", form: "Demo-Request" }, ["demo_request", "anything_sent"]],
  ["a page is its path", { kind: "page", page: "/pricing" }, ["pricing"]],
  ["a slash at the end makes no other page", { kind: "page", page: "/pricing/" }, ["pricing"]],
  ["host, query and fragment do not count", { kind: "page", page: "https://Example.com/Pricing?utm=1#top" }, ["pricing"]],
  ["an address without a path is the first page", { kind: "page", page: "https://example.com" }, []],
  ["what lies below a page is another page", { kind: "page", page: "/pricing/faq" }, []],
  ["a folder's pages fit its glob", { kind: "page", page: "/blog/2026/post" }, ["blog"]],
  ["an event fits by its name", { kind: "track", event: "pricing viewed" }, ["pricing"]],
  ["all parts of a matcher have to fit", { kind: "row", source: "import:fair.csv", campaign: "autumn-fair" }, []],
  ["all parts of a matcher that fit are enough", { kind: "row", source: "import:fair.csv", campaign: "Spring-Fair" }, ["fair"]],
  ["properties are judged by conditions", { kind: "row", properties: { status: "Demo" } }, ["demo_request"]],
  ["an unknown property fits nothing", { kind: "row", properties: { status: null } }, []],
])("%s", (_, given, expected) => {
  expect(recognise({ ...nothing, ...given })).toEqual(expected)
})
