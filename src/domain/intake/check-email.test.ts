import { describe, expect, test } from "vitest"
import { checkEmail } from "#domain/intake/check-email.ts"

describe("what is to be thought of an address", () => {
  test.each([
    ["lee@buyer.example", null, "ok", null],
    ["lee@gmail.com", null, "free", null],
    ["info@buyer.example", null, "role", null],
    ["lee@mailinator.com", null, "disposable", null],
    ["lee@gmial.com", null, "typo", "lee@gmail.com"],
    ["lee@gmail.con", null, "typo", "lee@gmail.com"],
    ["lee@hotmial.co.uk", null, "typo", "lee@hotmail.co.uk"],
    ["lee@outlok.com", null, "typo", "lee@outlook.com"],
    ["lee@yahooo.de", null, "typo", "lee@yahoo.de"],
    ["lee@buyer.example", "refuses", "no_mail", null],
    ["lee@gnail.com", "refuses", "no_mail", "lee@gmail.com"],
    ["lee@buyer.example", "unknown", "ok", null],
    ["lee@buyer.example", "accepts", "ok", null],
    ["lee at buyer.example", null, "syntax", null],
    ["", null, "none", null],
    [null, null, "none", null],
  ])("%s, with mail %s, is %s", (email, mail, verdict, suggestion) => {
    expect(checkEmail(email, mail)).toMatchObject({ verdict, suggestion })
  })

  test.each(
    `email.com gail.com mail.com ymail.com gmx.de aon.com alive.com hive.com wes.de horizon.net yahoo-inc.com outlookindia.com verizonwireless.com mailchimp.com
    hotmart.com cloud.com icloudsoft.com gmailify.io libera.it free.fr orange.com laposte.fr comcast.com small.com protonmail.ch outlook.io yo.co`.split(
      /\s+/,
    ),
  )("%s is no slip", (domain) => {
    expect(checkEmail(`lee@${domain}`, null).verdict).not.toBe("typo")
  })
})
