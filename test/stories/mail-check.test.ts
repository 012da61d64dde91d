import { describe, expect, onTestFinished, test } from "vitest"
import type { ProviderView } from "#contract/provider.ts"
import { dnsServer } from "#integrations/dns/dns-server.fixture.ts"
import { product, someone } from "./product.ts"

/** An agreement that wants to know whether mail arrives, and a name server that knows some domains. */
async function askingDns() {
  const server = await dnsServer({
    "named.example": { mx: [[10, "mx.named.example"]] },
    "null.example": { mx: [[0, ""]] },
    "broken.example": "broken",
  })
  onTestFinished(() => server.close())
  const app = await product({
    change: (agreement) => {
      agreement.enrichment = { wait: "3 seconds", correct_within: "1 hour", needs: ["email_mx"], imports: false }
    },
  })
  const provider = await app.call<ProviderView>("PUT", "/api/providers/dns", { kind: "mx", url: `dns://${server.address}` })
  const checked = async (email: string) => {
    await app.form("demo", someone(email))
    const why = await app.explain(await app.lead(email))
    return (why as unknown as { checks: { email: { verdict: string; says: string } } }).checks.email
  }
  return { ...app, server, provider, checked }
}

describe("where the agreement asks for it, DNS says whether mail arrives", () => {
  test("a domain that takes none is said so before the lead is judged, one that does has nothing against it", async () => {
    const app = await askingDns()

    expect(await app.checked("lee@null.example")).toMatchObject({ verdict: "no_mail", says: "null.example takes no mail, says DNS." })
    expect(await app.checked("kim@named.example")).toMatchObject({ verdict: "ok" })
    expect(app.provider).toMatchObject({ fields: ["email_mx"], has_key: false, state: "asked" })
  })

  test("a domain is asked about once, whoever writes from there", async () => {
    const app = await askingDns()
    await app.checked("lee@named.example")
    const before = app.server.asked

    await app.checked("kim@named.example")

    expect(app.server.asked).toBe(before)
  })

  test("when nobody can tell, the address stands as it did and the lead goes on", async () => {
    const app = await askingDns()

    expect(await app.checked("lee@broken.example")).toMatchObject({ verdict: "ok" })
    await app.advance({ seconds: 4 })

    expect((await app.handoff("lee@broken.example")).state).toBe("open")
  })

  test("a name server is given by its address, and DNS is asked for nothing else", async () => {
    const app = await askingDns()

    const byName = await app.refused("PUT", "/api/providers/other", { kind: "mx", url: "https://dns.example" })
    const other = await app.refused("PUT", "/api/providers/dns", { fields: ["job_title"] })

    expect([byName.detail, other.detail]).toEqual([
      "A name server is written as dns://192.0.2.53 or dns://192.0.2.53:5353; without one the system's are asked.",
      'There is no lead field called "job_title" that mx could tell.',
    ])
  })
})
