import { describe, expect, test } from "vitest"
import { readAddressAnswers, readMxAnswer, type DnsAnswer, type MxEntry } from "#domain/intake/mail-verdict.ts"

const mx = (exchange: string, priority = 10): MxEntry => ({ exchange, priority })

describe("whether mail for a domain goes anywhere", () => {
  test.each<[string, DnsAnswer<MxEntry>, object | null]>([
    [
      "who takes the mail is named, the nearest first",
      [mx("b.mx", 20), mx("A.mx.", 5)],
      { verdict: "accepts", why: "mx", hosts: ["a.mx", "b.mx"] },
    ],
    ["a lone root takes none", [mx("", 0)], { verdict: "refuses", why: "null_mx" }],
    ["a lone root written as a dot takes none", [mx(".", 0)], { verdict: "refuses", why: "null_mx" }],
    ["a root beside others means nothing", [mx("", 0), mx("a.mx")], { verdict: "accepts", hosts: ["a.mx"] }],
    ["a name that is not there takes none", "no_domain", { verdict: "refuses", why: "no_domain" }],
    ["a failure speaks against nobody", "failed", { verdict: "unknown" }],
    ["nobody is named, so addresses are asked for", "none", null],
    ["an empty answer, so addresses are asked for", [], null],
  ])("%s", (_, answer, expected) => {
    expect([readMxAnswer(answer)]).toMatchObject([expected])
  })

  test.each<[string, DnsAnswer<string>[], object]>([
    ["an address may take it", [["192.0.2.1"], "none"], { verdict: "accepts", why: "address" }],
    ["an address of the new kind may take it", ["none", ["2001:db8::1"]], { verdict: "accepts" }],
    ["one address is enough though the other question failed", ["failed", ["2001:db8::1"]], { verdict: "accepts" }],
    ["no address, so none is taken", ["none", "none"], { verdict: "refuses", why: "no_mail" }],
    ["a failure leaves it open", ["none", "failed"], { verdict: "unknown" }],
  ])("%s", (_, answers, expected) => {
    expect(readAddressAnswers(answers)).toMatchObject(expected)
  })
})
