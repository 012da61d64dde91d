import { expect, test } from "vitest"
import { leadFacts } from "#domain/score/lead-facts.ts"

const account = { domain: "rival.example", fields: { industry: "Software" }, enriched: {}, owner: null, target: false, customer: false }

test("what a lead says itself comes before what its account knows, and the account's domain is the company's", () => {
  const silent = leadFacts({ email: "lee@rival.example" }, account, [], 0)
  const says = leadFacts({ email: "lee@rival.example", industry: "Toys", company_domain: "rival-toys.example" }, account, [], 0)

  expect(silent.fields).toMatchObject({ industry: "Software", company_domain: "rival.example", "account.known": true })
  expect(says.fields).toMatchObject({ industry: "Toys", company_domain: "rival-toys.example" })
  expect(leadFacts({}, null, [], 0).fields["company_domain"]).toBeUndefined()
})
