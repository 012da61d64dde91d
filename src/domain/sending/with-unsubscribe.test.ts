import { expect, test } from "vitest"
import { hostileStrings } from "./hostile-strings.fixture.ts"
import { renderEmail, type EmailBody } from "./render-email.ts"
import { withUnsubscribe } from "./with-unsubscribe.ts"

const url = "https://baton.example/unsubscribe/acme/AbC-_1"
const mail: EmailBody = JSON.parse(
  renderEmail({ subject: "Thanks", lines: ["Hello"], facts: [], link: null, event: null, audience: "lead" }),
) as EmailBody

test("a mail to a lead says how to end it: to mail programs, in its text and in its HTML", () => {
  const { headers, text, html } = withUnsubscribe(mail, { url, postal: "Acme, 1 Main Street, Springfield", language: "de-AT" })

  expect(headers).toMatchObject({ "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" })
  expect(text).toMatch(/^Hello\n\n-- \nKeine E-Mails mehr von uns: https:.*\nAcme, 1 Main Street, Springfield\n$/)
  expect(html).toContain(`<a href="${url}">Keine E-Mails mehr von uns</a><br>Acme, 1 Main Street, Springfield`)
  expect(html.endsWith("</body></html>")).toBe(true)
})

test("one that says so already stays as it is", () => {
  const once = withUnsubscribe(mail, { url, postal: null, language: "en" })

  expect(withUnsubscribe(once, { url, postal: null, language: "en" })).toEqual(once)
})

test.each(hostileStrings)("a postal address breaks nothing, whatever stands in it", (postal) => {
  const { html, headers } = withUnsubscribe(mail, { url, postal, language: "en" })

  expect(html.match(/<(?!\/?(html|head|meta|body|p|small|a|br|!doctype)\b)/gi)).toBeNull()
  expect(Object.keys(headers)).toHaveLength(Object.keys(mail.headers).length + 2)
})
