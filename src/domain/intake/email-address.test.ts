import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readEmail } from "./email-address.ts"
import { isDisposable, isFreeMail } from "./free-mail.ts"

describe("an e-mail address is read as people and systems write it", () => {
  test.each([
    ["ann@acme.com", "ann@acme.com"],
    ["  Ann.Lee@ACME.com ", "ann.lee@acme.com"],
    ["mailto:ann@acme.com?subject=Hi", "ann@acme.com"],
    ["Ann Lee <ann@acme.com>", "ann@acme.com"],
    ['"Lee, Ann" <ann@acme.com>', "ann@acme.com"],
    ["<ann@acme.com>", "ann@acme.com"],
    ["ann+demo@mail.acme.co.uk", "ann+demo@mail.acme.co.uk"],
    ["o'neil@acme.ie", "o'neil@acme.ie"],
    ['"ann lee"@acme.com', '"ann lee"@acme.com'],
    ["anna@müller.de", "anna@xn--mller-kva.de"],
    ["用户@例子.中国", "用户@xn--fsqu00a.xn--fiqs8s"],
  ])("%s", (text, address) => {
    expect(readEmail(text)).toMatchObject({ address })
  })

  test.each([
    "", "ann", "@acme.com", "ann@", "ann@acme", "ann@acme..com", ".ann@acme.com", "ann.@acme.com", "a..b@acme.com", "ann lee@acme.com", "ann@-acme.com",
    "ann@acme-.com", "ann@acme.com.", "ann@[127.0.0.1]", "ann@10.0.0.1", "a@b@acme.com", "ann@acme.com, bob@acme.com", "ann(x)@acme.com", "ann@ac me.com",
    "ann\u0000@acme.com", `${"a".repeat(65)}@acme.com`, `ann@${"a".repeat(64)}.com`, `ann@${"abcdefgh.".repeat(30)}com`, "a".repeat(100_000),
  ])("%s is refused with a sentence", (text) => {
    expect(readEmail(text)).toEqual({ problem: expect.stringMatching(/\.$/) })
  }) // prettier-ignore

  test("reading an address that was read changes nothing", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const first = readEmail(text)
        if ("problem" in first) return
        expect(readEmail(first.address)).toEqual(first)
      }),
    )
  })

  test("any text gets an answer", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = readEmail(text)
        expect("problem" in read ? read.problem : read.address).not.toBe("")
      }),
    )
  })
})

test.each([
  ["info@acme.com", true],
  ["sales+emea@acme.com", true],
  ["no-reply@acme.com", true],
  ["ann@acme.com", false],
])("%s belongs to a role: %s", (text, isRole) => {
  expect(readEmail(text)).toMatchObject({ isRole })
})

test("free and throw-away mailboxes are told from those of companies", () => {
  expect(["gmail.com", "web.de", "orange.fr", "qq.com", "yahoo.com.ph", "gmx.li", "mail2seattle.com"].every(isFreeMail)).toBe(true)
  expect(["acme.com", "google.com", "siemens.de", "yahooinc.com", "gmxgroup.de"].some(isFreeMail)).toBe(false)
  expect(["mailinator.com", "x.mailinator.com", "0-mail.com", "zzz.com", "throwaway.email"].every(isDisposable)).toBe(true)
  expect(["gmail.com", "acme.com", "21cn.com"].some(isDisposable)).toBe(false)
})
