import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { baton, company, productWithTerminal, root } from "./terminal.ts"

type Handoff = { id: string; state: string; owner: { name: string; handle: string }; lead: { email: string } }
type Page<Entry> = { data: Entry[]; next_cursor: string | null }

let terminal: Awaited<ReturnType<typeof productWithTerminal>>

beforeAll(async () => {
  terminal = await productWithTerminal()
  await terminal.put("/api/people", company)
})
afterAll(() => terminal.stop())

test("an agreement is loaded, signed by both sides with the keys at hand, and then in force", async () => {
  expect((await terminal.run("doctor")).out).toMatch(/^attention +agreement/m)

  const loaded = await terminal.run("agreement", "load", join(root, "agreements/default.yaml"))
  const marketing = await terminal.run("agreement", "sign", "1", "--side", "marketing", "--as", "Mia Moore")
  const sales = await terminal.run("agreement", "sign", "1", "--side", "sales", "--as", "Sam Sand")

  expect(loaded.out).toContain("as version 1")
  expect(marketing.out).toContain("waits for the signature of sales")
  expect(sales.out).toContain("it is in force")
  expect((await terminal.run("agreement", "show")).out).toMatch(/signed for sales by Sam Sand[\s\S]+scoring:/)
  const doctor = await terminal.run("doctor")
  expect(doctor).toMatchObject({ code: 0, out: expect.stringContaining("All is well.") })
})

describe("with an agreement in force", () => {
  test("a test lead gets an owner, and can be explained in words", async () => {
    const sent = await terminal.run("send-test-lead", "--email", "ada@engine.example")
    const explained = await terminal.run("explain", "ADA@engine.example")

    expect(sent.code).toBe(0)
    expect(sent.out).toMatch(/handoff +[0-9a-f-]{36}\nowner +(Ana|Ben)\ntier +1\ndue /)
    for (const part of [
      "SCORE",
      "VERDICT  qualified, tier 1",
      "✓ fit",
      "ROUTING",
      "HANDOFF  cycle 1",
      "clock owner first touch",
      "JOURNAL",
    ])
      expect(explained.out).toContain(part)
  })

  test("the points of an explanation add up to what it says", async () => {
    await terminal.run("send-test-lead", "--email", "sum@engine.example")

    const { out } = await terminal.run("explain", "sum@engine.example")

    const lines = out.slice(out.indexOf("SCORE"), out.indexOf("= fit")).split("\n").slice(1)
    const parts = lines.flatMap((line) => [...line.matchAll(/^ +([+-][\d.]+) /g)].map(([, points]) => Number(points)))
    expect(parts.reduce((sum, points) => sum + points, 0)).toBeCloseTo(Number(lines.at(-1)))
  })

  test("time moves forward in the demo, and what happened meanwhile is told", async () => {
    await terminal.run("advance", String(minutesToWorkingTime()), "minutes")
    await terminal.run("send-test-lead", "--email", "late@engine.example")

    const { out } = await terminal.run("advance", "31", "minutes")

    expect(out).toMatch(/31 min \d+ s later|31 min later/)
    expect(out).toMatch(/did not get in touch in time/)
  })

  test("a rep touches, accepts, and hears when the rules say no", async () => {
    await terminal.run("send-test-lead", "--email", "rep@engine.example")
    const { data } = await terminal.json<Page<Handoff>>("handoffs", "--lead", "rep@engine.example")
    const { id, owner } = data[0] as Handoff

    const touched = await terminal.run("touch", id, "call", "--by", owner.handle, "--note", "left a message")
    const accepted = await terminal.run("dispose", id, "accept", "--by", owner.handle)
    const again = await terminal.run("dispose", id, "accept")

    expect(touched.out).toContain("evidence of a human first touch")
    expect(accepted.out).toContain("accepted")
    expect(again.code).toBe(1)
    expect(again.err).toContain("Look at it again")
  })

  test("a file is imported: what it was read as, what became of it, what was refused", async () => {
    const rows = "Work mail,Firma,Job Title\nann@one.example,One,VP Sales\nbo@two.example,Two,Analyst\n,Three,CEO\n"
    const file = terminal.file("leads.csv", rows)
    const errors = terminal.file("errors.csv")

    const dry = await terminal.run("import", file, "--dry-run")
    const before = await terminal.json<Page<unknown>>("leads", "--email", "ann@one.example")
    const done = await terminal.run("import", file, "--map", "Work mail=email", "--wait", "--errors", errors)

    expect(dry.out).toMatch(/3 rows of people[\s\S]+Nothing was stored/)
    expect(before.data).toEqual([])
    expect(done.out).toMatch(/Work mail +email +Chosen by hand/)
    expect(done.out).toMatch(/taken +2\n/)
    expect(done.out).toMatch(/quarantined +1\n/)
    expect(done.out).toContain("What the 2 leads that are new since then became:")
    expect(done.out).toMatch(/1 row: .*e-mail address.*\(line 4\)/)
    expect(readFileSync(errors, "utf8").split("\n")[1]).toContain("Three")
    expect((await terminal.run("quarantine", "list")).out).toContain("import:leads.csv")
  })

  test("two leads of one name that were merged are told apart", async () => {
    const rows = "Email,First Name,Last Name,Record ID\nzoe@one.example,Zoe,Lind,Z-1\nzoe@two.example,Zoe,Lind,Z-2\n"
    await terminal.run("import", terminal.file("zoe.csv", rows), "--wait")

    const merged = await terminal.run("leads", "merge", "zoe@one.example", "zoe@two.example", "--reason", "she moved")
    const list = await terminal.run("leads", "merges")

    expect(merged.out).toContain("Zoe Lind (zoe@one.example) is part of Zoe Lind (zoe@two.example) now.")
    expect(list.out).toMatch(/Zoe Lind \(zoe@one\.example\) +Zoe Lind \(zoe@two\.example\)/)
  })

  test("an import of which nothing was refused writes no file of errors, and says what was left out and what is new", async () => {
    const errors = terminal.file("none.csv", "before")

    const one = await terminal.run("import", terminal.file("one.csv", "Email,Password\nkim@one.example,x\n"), "--wait", "--errors", errors)
    const known = await terminal.run("import", terminal.file("same.csv", "Email,City\nkim@one.example,Ulm\n"), "--wait")

    expect(one.out).toMatch(/Password +\(left out\)/)
    expect(one.out).toContain("What the one lead that is new since then became:")
    expect(one.out).toContain(`No row was refused, so ${errors} was not written.`)
    expect(readFileSync(errors, "utf8")).toBe("before")
    expect(known.out).toContain("No lead is new since then.")
  })

  test("leads are matched with accounts that came later, after a dry run said how many", async () => {
    await terminal.run("import", terminal.file("late.csv", "Email,Company name\nlate@gmail.com,Quarry Works\n"), "--wait")
    await terminal.run("accounts", "import", terminal.file("accounts.csv", "Name,Country\nQuarry Works,DE\n"))

    const dry = await terminal.run("accounts", "rematch", "--dry-run")
    const done = await terminal.run("accounts", "rematch")
    const again = await terminal.run("accounts", "rematch", "--json")

    expect(dry.out).toMatch(/leads looked at: 1 would come to another account, 0 stay/)
    expect(dry.out).toMatch(/1 +Quarry Works +4 +probable +by its name alone\nNothing was changed\. To do it, leave out --dry-run\./)
    expect(done.out).toMatch(/leads looked at: 1 came to another account/)
    expect(JSON.parse(again.out)).toMatchObject({ changed: 0, moves: [], next: null })
  })

  test("a dry run of companies says the refusal that the import ends with, and what to do", async () => {
    const file = terminal.file("companies.csv", "ID,Company name,Website,Billing City\n1,Acme,acme.example,Ulm\n")

    const dry = await terminal.run("import", file, "--dry-run")
    const done = await terminal.run("import", file)

    for (const said of [dry.out, done.err]) {
      expect(said).toContain("The rows of this file are companies (accounts), and only people become leads.")
      expect(said).toContain("`baton accounts import`")
      expect(said).toContain('--map "Work mail=email"')
    }
    expect(dry.out).not.toContain("leave out --dry-run")
    expect([dry.code, done.code]).toEqual([1, 1])
  })

  test.each([
    [["leads"]],
    [["handoffs"]],
    [["people"]],
    [["pools"]],
    [["deliveries"]],
    [["quarantine", "list"]],
    [["keys", "list"]],
    [["agreement", "list"]],
  ])("%s --json prints the API's page, and a table without it", async (args) => {
    expect(Object.keys(await terminal.json(...args)).toSorted()).toEqual(["data", "next_cursor"])
    expect((await terminal.run(...args)).out.split("\n")[0]).toMatch(/^[A-Z]/)
  })

  test("the command finds the Baton of a folder by what stands beside its database", async () => {
    const { code, out } = await baton(["people"], { BATON_DATA: terminal.env.BATON_DATA })

    expect(code).toBe(0)
    expect(out).toContain("marketing_leader")
  })

  test("whose turn it is can be seen", async () => {
    expect((await terminal.run("pools", "americas")).out).toMatch(/^Next: .*(Ana|Ben)/m)
  })

  test("a key is made, shown once, and taken back", async () => {
    const { id } = await terminal.json<{ id: string }>("keys", "create", "A form", "--scope", "write")
    const revoked = await terminal.run("keys", "revoke", id)

    expect(revoked.code).toBe(0)
    expect((await terminal.run("keys", "list")).out).not.toContain("A form")
  })

  test("a key is bound to pages, and the list says to which and until when", async () => {
    const bound = ["keys", "create", "Shop", "--scope", "write", "--origin", "https://shop.example", "--expires", "2199-01-01"]
    const { id } = await terminal.json<{ id: string }>(...bound)
    expect((await terminal.run("keys", "list")).out).toMatch(/Shop +baton_write_.{5}… +write +https:\/\/shop\.example/)

    const changed = await terminal.run("keys", "origins", id, "https://*.shop.example", "--browsers-only")

    expect(changed.out).toContain('"Shop" is taken from https://*.shop.example, browsers only')
    expect((await terminal.run("keys", "origins", id, "shop.example")).err).toContain("must be an origin")
    expect((await terminal.run("keys", "origins", id)).out).toContain("from everywhere")
  })

  test("a refusal is one readable line, and the API's own problem with --json", async () => {
    const { code, out, err } = await terminal.run("leads", "--key", "unknown-key", "--json")

    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ status: 401 })
    expect(err).toContain("Give one that is known there with --key.")
  })

  test("what must always hold, holds after all that", async () => {
    const { code, out } = await terminal.run("proof")

    expect(out).toMatch(/All \d+ invariants hold/)
    expect(code).toBe(0)
  })
})

/** How long it is until a Monday at 15:00 UTC, when the American team, which gets test leads, is at work. */
function minutesToWorkingTime(): number {
  const now = Temporal.Now.zonedDateTimeISO("UTC")
  const monday = now.add({ days: 8 - now.dayOfWeek }).with({ hour: 15, minute: 0, second: 0, millisecond: 0 })
  return Math.ceil(now.until(monday).total("minutes"))
}

test("the code for a site comes with a key that may only send things in", async () => {
  const snippet = await terminal.run("snippet", "--origin", "https://baton.acme.example")
  const form = await terminal.run("snippet", "--form", "demo-request")

  expect(snippet).toMatchObject({
    code: 0,
    out: expect.stringMatching(/<script async src="https:\/\/baton\.acme\.example\/baton\.js" data-write-key="\S+"><\/script>/),
  })
  expect(form.out).toMatch(/<form action="http:\/\/[^"]+\/forms\/demo-request\?key=[^"]+" method="post">/)
  expect(form.out).not.toContain("YOUR_WRITE_KEY")
})

test("an anchor is kept in a file, and the journal is verified with it", async () => {
  await expect.poll(async () => (await terminal.run("audit")).out, { timeout: 20_000 }).toMatch(/[1-9]\d* rows? sealed.*; 0 not yet/)

  const anchors = terminal.file("anchors.jsonl", (await terminal.run("audit", "anchor")).out)
  const verified = await terminal.run("audit", "verify", "--anchor", anchors)
  const other = terminal.file("other.jsonl", readFileSync(anchors, "utf8").replace(/"seq":\d+/, '"seq":999999'))
  const cut = await terminal.run("audit", "verify", "--anchor", other)

  expect(verified).toMatchObject({ code: 0, out: expect.stringContaining("1 anchor: the journal leads to each of them.") })
  expect(cut).toMatchObject({ code: 1, out: expect.stringMatching(/^truncated: /) })
})
