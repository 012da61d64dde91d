import { expect, test } from "vitest"
import { product, someone } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>
type Account = { id: string; name: string | null; domain: string | null; domains: string[]; aliases: string[]; parent: string | null }
type Match = {
  code: string
  tier: number | null
  confidence: string
  name: string | null
  candidates: { name: string; lost: string | null }[]
}

/** How a lead's account was found. */
async function matchOf(app: App, email: string): Promise<Match> {
  const explanation = await app.explain(await app.lead(email))
  return (explanation as unknown as { account: Match }).account
}

test("a lead is with the account of its domain, and the explanation says so", async () => {
  const app = await product()

  await app.handOff("lee@buyer.example")
  await app.handOff("kim@buyer.example")

  expect(await matchOf(app, "lee@buyer.example")).toMatchObject({ code: "made", confidence: "certain" })
  expect(await matchOf(app, "kim@buyer.example")).toMatchObject({ code: "domain", tier: 1, confidence: "certain" })
})

test("who writes from a free mailbox is with the account of the name, and only probably so", async () => {
  const app = await product()
  await app.handOff("lee@buyer.example")
  const { name } = await matchOf(app, "lee@buyer.example")

  await app.asksForDemo("lee.ray@gmail.com", { company: "The BUYER.example Inc." })

  expect(await matchOf(app, "lee.ray@gmail.com")).toMatchObject({ code: "name", tier: 4, confidence: "probable", name })
})

test("the same name with another domain is another account until a person says otherwise", async () => {
  const app = await product()
  await app.asksForDemo("lee@buyer.example", { company: "Acme Tools" })

  await app.asksForDemo("kim@seller.example", { company: "Acme Tools Ltd" })

  expect(await matchOf(app, "kim@seller.example")).toMatchObject({
    code: "made",
    confidence: "possible",
    candidates: [{ name: "Acme Tools", lost: "the lead has a domain of its own, seller.example" }],
  })
})

test("what an account's owner may not take goes to who stands in, and the trail says why", async () => {
  const app = await product({ change: ({ routing }) => (routing.account_owner.cover = { ana: "ben" }) })
  await app.call("PUT", "/api/accounts/buyer.example", { owner: "ana" })
  await app.away("ana", app.in({ minutes: -1 }), app.in({ days: 10 }))

  const handoff = await app.handOff("lee@buyer.example")

  expect(handoff.owner.handle).toBe("ben")
  const { routing } = await app.explain(await app.lead("lee@buyer.example"))
  expect(routing).toMatchObject({
    method: "cover",
    attempts: [
      { step: "account_owner", outcome: "passed" },
      { step: "cover", outcome: "taken" },
    ],
  })
})

test("an owner who does not sell is passed over", async () => {
  const app = await product()
  await app.call("PUT", "/api/accounts/buyer.example", { owner: "marketing_manager" })

  const handoff = await app.handOff("lee@buyer.example")

  expect(handoff.pool).toBe("americas")
  const { routing } = await app.explain(await app.lead("lee@buyer.example"))
  expect(routing?.attempts[0]).toMatchObject({ step: "account_owner", says: "owns the lead's account, but is not in sales" })
})

test("what is known of a lead's company is decided once and not at every event", async () => {
  const app = await product()
  await app.handOff("lee@buyer.example")

  await app.signals(
    Array.from({ length: 5 }, (_, id) => ({ id: `${id}`, kind: "page", page: "/pricing", lead: { email: "lee@buyer.example" } })),
  )
  await app.signals([{ id: "9", kind: "form", form: "demo", lead: { ...someone("lee@buyer.example"), city: "Boston" } }])

  const { rows } = await app.db.pool.query("select count(*)::int as decisions from ws_acme.account_match")
  expect(rows).toEqual([{ decisions: 2 }])
})

/** Which account something said of a company would be. */
const tried = (app: App, query: string) => app.call<Match & { account: string | null }>("GET", `/api/account-match?${query}`)

test("a name that is only like an account's gives its owner nothing, and waits for a person", async () => {
  const app = await product()
  const { id } = await app.call<Account>("POST", "/api/accounts", { name: "International Business Machines", owner: "cleo" })

  await app.asksForDemo("lee.ray@gmail.com", { company: "Internationl Business Machines" })
  await app.asksForDemo("kim.ray@gmail.com", { company: "Intrnational Busines Machine" })

  expect(await matchOf(app, "lee.ray@gmail.com")).toMatchObject({ id, code: "like_name", tier: 5, confidence: "possible" })
  expect(await matchOf(app, "kim.ray@gmail.com")).toMatchObject({ id: null, code: "review", candidates: [{ account: id }] })
  const { routing } = await app.explain(await app.lead("lee.ray@gmail.com"))
  expect(routing).toMatchObject({ method: "pool" })
  const waiting = await app.all<{ lead: { email: string } }>("/api/account-matches")
  expect(waiting.map((one) => one.lead.email)).toEqual(["kim.ray@gmail.com", "lee.ray@gmail.com"])
})

test("a person's word stays, and what it teaches is learned only when somebody confirms it", async () => {
  const app = await product()
  const { id } = await app.call<Account>("PUT", "/api/accounts/buyer.example", { name: "Buyer" })
  await app.asksForDemo("kim@seller.example", { company: "Seller Labs" })
  const lead = await app.lead("kim@seller.example")

  await app.call("PUT", `/api/leads/${lead.id}/account`, { account: id, reason: "Seller was bought by Buyer." })
  await app.asksForDemo("kim@seller.example", { company: "Seller Labs Inc", city: "Boston" })
  await app.asksForDemo("jo@seller.example", { company: "Seller Labs" })

  expect(await matchOf(app, "kim@seller.example")).toMatchObject({ id, code: "by_hand", says: "Seller was bought by Buyer." })
  expect((await matchOf(app, "jo@seller.example")).code).toBe("domain")
  const proposals = await app.all<{ id: string; kind: string; value: string }>("/api/account-proposals")
  expect(proposals.map(({ kind, value }) => [kind, value])).toEqual([
    ["domain", "seller.example"],
    ["alias", "Seller Labs"],
  ])
  for (const one of proposals) await app.call("POST", `/api/account-proposals/${one.id}/decision`, { decision: "confirm" })
  expect(await app.call("GET", "/api/accounts/seller.example")).toMatchObject({ id, domains: ["seller.example"], aliases: ["Seller Labs"] })
  expect(await matchOf(app, "jo@seller.example")).toMatchObject({ id, code: "domain" })
})

test("what was refused is not learned and not proposed again", async () => {
  const app = await product()
  const { id } = await app.call<Account>("PUT", "/api/accounts/buyer.example", { name: "Buyer" })
  await app.asksForDemo("kim.ray@gmail.com", { company: "Buyer of Things" })
  const lead = await app.lead("kim.ray@gmail.com")
  const tell = () => app.call("PUT", `/api/leads/${lead.id}/account`, { account: id, reason: "She said so." })
  await tell()
  const [proposal] = await app.all<{ id: string }>("/api/account-proposals")

  await app.call("POST", `/api/account-proposals/${proposal?.id}/decision`, { decision: "refuse" })
  await tell()

  expect(await app.all("/api/account-proposals")).toEqual([])
  expect(await app.call("GET", "/api/accounts/buyer.example")).toMatchObject({ aliases: [] })
  expect(await app.refused("POST", `/api/account-proposals/${proposal?.id}/decision`, { decision: "confirm" })).toMatchObject({
    status: 409,
  })
})

test("a domain that is an agency's tells no account any more", async () => {
  const app = await product()
  await app.asksForDemo("kim@agency.example")

  await app.call("PUT", "/api/domains/agency.example", { kind: "agency" })
  await app.asksForDemo("jo@agency.example", { company: "A Client" })

  expect((await app.lead("kim@agency.example")).account).not.toBeNull()
  expect((await app.lead("jo@agency.example")).account).toBeNull()
})

test("a list of accounts says whose they are, and a second time changes nothing", async () => {
  const app = await product()
  await app.asksForDemo("kim@buyer.example")
  const list = [
    "Name,Domain,Owner,Country,Parent,CRM Id,Target,Type",
    "Buyer,buyer.example,cleo,US,,001,yes,Customer",
    "Buyer Deutschland GmbH,,ben,DE,Buyer,002,,",
    "Nobody,gmail.com,stranger,,,,,",
    ",,,,,,,",
    ",,ana,,,009,,",
  ].join("\n")
  const send = (more = "") =>
    app.call<Record<string, unknown>>("POST", `/api/account-imports?source=crm${more}`, list, undefined, "text/csv")

  const dry = await send("&dry_run=true")
  const first = await send()
  const second = await send()

  expect(dry).toMatchObject({ dry_run: true, made: 2, changed: 1, refused: 1 })
  expect(first).toMatchObject({ dry_run: false, made: 2, changed: 1, refused: 1 })
  expect(second).toMatchObject({ made: 0, changed: 0, same: 3 })
  const buyer = await app.call<Account>("GET", "/api/accounts/buyer.example")
  expect(buyer).toMatchObject({
    name: "Buyer",
    owner: { handle: "cleo" },
    target: true,
    customer: true,
    records: [{ source: "crm", id: "001" }],
  })
  const [german] = await app.all<Account>("/api/accounts?name=Deutschland")
  expect(german).toMatchObject({ parent: buyer.id, owner: { handle: "ben" }, country: "DE" })
  expect((await tried(app, "record=002")).account).toBe(german?.id)
  expect((first["problems"] as { line: number }[]).map((one) => one.line)).toEqual([4, 4, 6])
})

test("a name and a place tell the account, however its place was written and wherever it came from", async () => {
  const app = await product()
  const list = ["Name,Domain,Country,City,Postal Code", "Acme Ltd,acme.co.uk,GB,London,EC1A 1BB", "Dutch BV,,NL,Amsterdam,1012 AB"].join(
    "\n",
  )
  await app.call("POST", "/api/account-imports?source=crm", list, undefined, "text/csv")
  const siemens = await app.call<Account>("PUT", "/api/accounts/siemens.example", { name: "Siemens AG", country: "DE", city: "München" })

  const sure = { code: "name_and_place", tier: 2 }
  expect(await tried(app, "name=Acme%20Ltd&country=GB&postal=EC1A%201BB")).toMatchObject(sure)
  expect(await tried(app, "name=Acme%20Ltd&country=gb&postal=ec1a1bb")).toMatchObject(sure)
  expect(await tried(app, "name=Acme%20Ltd&country=GB&city=London")).toMatchObject(sure)
  expect(await tried(app, "name=Dutch%20BV&country=NL&postal=1012AB")).toMatchObject(sure)
  expect(await tried(app, `name=Siemens%20AG&country=DE&city=${encodeURIComponent("MÜNCHEN")}`)).toMatchObject({
    ...sure,
    account: siemens.id,
  })
  expect(await tried(app, "name=Acme%20Ltd&country=GB&city=Leeds")).toMatchObject({ code: "name", tier: 4 })
  expect(await app.call("GET", "/api/accounts/acme.co.uk")).toMatchObject({ postal: "EC1A 1BB", city: "London" })
})

test("a company that goes by its initials is found by them where it stands, and nowhere else", async () => {
  const app = await product()
  const long = await app.call<Account>("POST", "/api/accounts", { name: "International Business Machines", country: "US", postal: "10504" })
  const short = await app.call<Account>("POST", "/api/accounts", { name: "BBC", country: "GB", postal: "W1A 1AA" })

  const sure = { code: "close_name", tier: 3, confidence: "likely" }
  expect(await tried(app, "name=IBM&country=US&postal=10504")).toMatchObject({ ...sure, account: long.id })
  expect(await tried(app, "name=IBM%20Corp&country=US&postal=10504")).toMatchObject({ ...sure, account: long.id })
  expect(await tried(app, "name=British%20Broadcast%20Centre&country=GB&postal=w1a1aa")).toMatchObject({
    ...sure,
    account: short.id,
  })
  for (const other of [
    "name=IBM",
    "name=IBM&country=US&postal=10505",
    "name=IBM&country=CA&postal=10504",
    "name=IBN&country=US&postal=10504",
  ])
    expect(await tried(app, other)).toMatchObject({ code: "none", account: null })
  expect(await tried(app, "name=Internationl%20Business%20Machines&country=US&postal=10505")).toMatchObject({ code: "like_name" })
  await app.asksForDemo("lee.ray@gmail.com", { company: "IBM", country: "US", postal_code: "10504" })
  expect(await matchOf(app, "lee.ray@gmail.com")).toMatchObject({ ...sure, id: long.id })
})

test("the parent in a list is the account of exactly that name, whatever others are called but for their legal form", async () => {
  const app = await product()
  const send = (...rows: string[]) =>
    app.call<{ problems: object[] }>("POST", "/api/account-imports", rows.join("\n"), undefined, "text/csv")
  const parentOf = async (name: string) => {
    const accounts = await app.all<Account>("/api/accounts?limit=200")
    const parent = accounts.find((account) => account.name === name)?.parent
    return accounts.find((account) => account.id === parent)?.name ?? null
  }

  const first = await send(
    "Name,Domain,Country,Parent",
    "Acme Ltd,acme.example,GB,",
    "Acme GmbH,acme-de.example,DE,Acme Ltd",
    "Acme SARL,acme-fr.example,FR,acme  ltd",
    "Fjord DA,fjord.example,NO,",
    "Fjord AS,fjord-as.example,NO,Fjord DA",
  )
  const second = await send("Name,Domain,Parent", "Bolt,bolt.example,Acme", "Nut,nut.example,Nobody Inc")

  expect(first.problems).toEqual([])
  for (const name of ["Acme GmbH", "Acme SARL"]) expect(await parentOf(name)).toBe("Acme Ltd")
  expect(await parentOf("Fjord AS")).toBe("Fjord DA")
  expect(second.problems).toEqual([
    { line: 2, says: 'More than one account is called "Acme", so it can\'t be the parent.' },
    { line: 3, says: 'No account is called "Nobody Inc", so it can\'t be the parent.' },
  ])
})

test("a list says how each column was understood, and only what somebody chose is by hand", async () => {
  const app = await product()
  const send = (mapping: object) =>
    app.call<{ columns: object[] }>(
      "POST",
      `/api/account-imports?dry_run=true&mapping=${encodeURIComponent(JSON.stringify(mapping))}`,
      "Name,Website,Id,Phone,Parent,Type,Head office\nBuyer,buyer.example,001,,,Customer,Boston",
      undefined,
      "text/csv",
    )
  const known = "The header is a known spelling."

  const { columns } = await send({ "Head office": "city" })

  expect(columns).toEqual([
    { header: "Name", field: "company_name", how: known },
    { header: "Website", field: "company_domain", how: known },
    { header: "Id", field: "company_external_id", how: known },
    { header: "Phone", field: "company_phone", how: known },
    { header: "Parent", field: "parent_company", how: known },
    { header: "Type", field: "customer", how: known },
    { header: "Head office", field: "city", how: "Chosen by hand." },
  ])
  expect((await send({ Name: "company_name" })).columns[0]).toMatchObject({ how: "Chosen by hand." })
})

test("an account can't be owned by one that belongs to it", async () => {
  const app = await product()
  await app.call("PUT", "/api/accounts/top.example", {})
  await app.call("PUT", "/api/accounts/below.example", { parent: "top.example" })

  expect(await app.refused("PUT", "/api/accounts/top.example", { parent: "below.example" })).toMatchObject({ status: 422 })
})

test("a customer's lead goes to who looks after the customer", async () => {
  const app = await product()
  await app.call("PUT", "/api/accounts/buyer.example", { owner: "ana", csm: "cleo", customer: true })

  const handoff = await app.handOff("lee@buyer.example")

  expect(handoff.owner.handle).toBe("cleo")
  expect((await app.explain(await app.lead("lee@buyer.example"))).routing).toMatchObject({ method: "customer_success" })
})

test("an account on the house list gives its owner no leads", async () => {
  const app = await product()
  await app.call("PUT", "/api/accounts/buyer.example", { owner: "cleo", house: true })

  expect((await app.handOff("lee@buyer.example")).pool).toBe("americas")
})

test("when two people come to work on one account both are told", async () => {
  const app = await product()
  const first = await app.handOff("lee@buyer.example")
  const other = ["ana", "ben", "cleo"].find((handle) => handle !== first.owner.handle)
  await app.call("PUT", "/api/accounts/buyer.example", { owner: other })

  const second = await app.handOff("kim@buyer.example")

  const told = await app.deliveries(`handoff:${second.id}:collision`)
  expect(told.map((one) => one.recipient).sort()).toEqual([`${first.owner.handle}@acme.example`, `${other}@acme.example`].sort())
})

test("an account's leads and the accounts that it owns can be asked for", async () => {
  const app = await product()
  const { lead } = await app.handOff("lee@buyer.example")
  await app.handOff("kim@other.example")
  const parent = await app.call<Account>("GET", "/api/accounts/buyer.example")
  const below = await app.call<Account>("PUT", "/api/accounts/other.example", { parent: "buyer.example" })

  const leads = await app.all<{ id: string }>(`/api/leads?account=${parent.id}`)
  const accounts = await app.all<Account>(`/api/accounts?parent=${parent.id}`)

  expect(leads.map(({ id }) => id)).toEqual([lead.id])
  expect(accounts.map(({ id }) => id)).toEqual([below.id])
})
