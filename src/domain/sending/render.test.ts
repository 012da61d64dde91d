import { describe, expect, test } from "vitest"
import { hostileStrings } from "#domain/sending/hostile-strings.fixture.ts"
import type { Message } from "#domain/sending/message.ts"
import type { EmailBody } from "#domain/sending/render-email.ts"
import { render } from "#domain/sending/render.ts"

const now = Date.UTC(2026, 2, 2, 9, 0)

function message(text: string, change: Partial<Message> = {}): Message {
  return {
    subject: `About ${text}`,
    lines: [text, `Then ${text}`],
    facts: [{ label: text, value: text }],
    link: { label: `Open ${text}`, url: "https://baton.example/handoffs/1" },
    event: { type: "handoff.created", payload: { name: text } },
    audience: "colleague",
    ...change,
  }
}

describe.each(hostileStrings.map((text) => [JSON.stringify(text.slice(0, 40)), text] as const))("with %s in every field", (_, text) => {
  test("a mail has no tag of the content's and no link but its own", () => {
    const mail = JSON.parse(render("email", message(text), now)) as EmailBody

    const tags = mail.html.match(/<[^>]*>/g) ?? []
    expect(
      tags.filter(
        (tag) =>
          !/^<(?:!doctype html|meta charset="utf-8"|\/?(?:html|head|body|p|table|tr|td)|th align="left"|\/th|table cellpadding="4"|a href="https:&#?[^"]*"|\/a)>$/.test(
            tag,
          ) && tag !== '<a href="https://baton.example/handoffs/1">',
      ),
    ).toEqual([])
    expect(tags.filter((tag) => tag.startsWith("<a"))).toHaveLength(1)
    expect(mail.subject).not.toMatch(/\p{Cc}/u)
    expect(mail.subject.length).toBeLessThanOrEqual(200)
  })

  test("a Slack message has only plain text within Slack's limits, with nothing left to mention or link", () => {
    const body = JSON.parse(render("slack", message(text), now)) as { text: string; blocks: unknown[] }

    const objects = textObjects(body.blocks)
    expect(new Set(objects.map((object) => object.type))).toEqual(new Set(["plain_text"]))
    for (const shown of [body.text, ...objects.map((object) => object.text)]) {
      expect(shown).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)|\p{Cc}/u)
      expect(shown.length).toBeGreaterThan(0)
      expect(shown.length).toBeLessThanOrEqual(3000)
    }
    expect(body).toMatchObject({ link_names: false, parse: "none", mrkdwn: false, unfurl_links: false, unfurl_media: false })
  })

  test("a Teams card is an Adaptive Card 1.5 whose text reads no Markdown, under 28 KB", () => {
    const bytes = render("teams", message(text), now)

    expect(Buffer.byteLength(bytes)).toBeLessThan(28 * 1024)
    const card = cardOf(bytes)
    expect(card).toMatchObject({ type: "AdaptiveCard", version: "1.5" })
    expect(elementTypes(card.body)).toEqual(new Set(["RichTextBlock", "TextRun", "ColumnSet", "Column"]))
    expect(JSON.stringify(card.body)).not.toMatch(/\{\{(?!")DATE/)
    expect(card.actions).toMatchObject([{ type: "Action.OpenUrl", url: "https://baton.example/handoffs/1" }])
  })

  test("a webhook carries the text unchanged, half characters aside", () => {
    const body = JSON.parse(render("webhook", message(text), now)) as unknown

    expect(body).toEqual({ type: "handoff.created", timestamp: "2026-03-02T09:00:00.000Z", data: { name: text.toWellFormed() } })
  })
})

test("a link that is not http or https is left out of every channel", () => {
  const harmful = message("x", { link: { label: "Open", url: "javascript:alert(1)" }, event: null })

  for (const channel of ["email", "slack", "teams"] as const) expect(render(channel, harmful, now)).not.toContain("javascript")
})

test.each([
  ["lead", "auto-replied"],
  ["colleague", "auto-generated"],
  ["system", "auto-generated"],
] as const)("a mail to a %s says that it is %s", (audience, says) => {
  const mail = JSON.parse(render("email", message("x", { audience }), now)) as EmailBody

  expect(mail.headers["Auto-Submitted"]).toBe(says)
})

test.each(["email", "slack", "teams"] as const)("over %s what does not fit is cut where everybody sees it", (channel) => {
  const many = message("x", {
    lines: Array.from({ length: 300 }, () => "a line ".repeat(40)),
    facts: Array.from({ length: 300 }, () => ({ label: "L", value: "V" })),
  })

  const bytes = render(channel, many, now)

  expect(bytes).toMatch(/… \d+ more/)
  const { blocks = [] } = JSON.parse(bytes) as { blocks?: unknown[] }
  expect(blocks.length).toBeLessThanOrEqual(50)
  expect(channel === "teams" ? Buffer.byteLength(bytes) : 0).toBeLessThan(28 * 1024)
})

test("a webhook for a message without an event tells the words", () => {
  expect(JSON.parse(render("webhook", message("x", { event: null }), now))).toMatchObject({
    type: "message.created",
    data: { subject: "About x" },
  })
})

type TextObject = { type: string; text: string }

/** Every object that holds text as a string, however deep. */
function textObjects(value: unknown): TextObject[] {
  if (typeof value !== "object" || value === null) return []
  const own = "text" in value && typeof value.text === "string" ? [value as TextObject] : []
  return [...own, ...Object.values(value).flatMap(textObjects)]
}

type Card = { type: string; version: string; body: unknown[]; actions: unknown[] }

function cardOf(bytes: string): Card {
  const envelope = JSON.parse(bytes) as { type: string; attachments: { contentType: string; content: Card }[] }
  expect(envelope.type).toBe("message")
  expect(envelope.attachments.map((attachment) => attachment.contentType)).toEqual(["application/vnd.microsoft.card.adaptive"])
  return envelope.attachments[0]!.content
}

/** The types of all elements, after checking that each has what Adaptive Cards 1.5 require of it. */
function elementTypes(elements: unknown[]): Set<string> {
  const required: Record<string, string> = { RichTextBlock: "inlines", TextRun: "text", ColumnSet: "columns", Column: "items" }
  const found = (elements as Record<string, unknown>[]).flatMap((element) => {
    const content = element[required[`${element["type"]}`] ?? "?"]
    expect(content, `${element["type"]} has what it needs`).toBeDefined()
    return [`${element["type"]}`, ...(Array.isArray(content) ? elementTypes(content) : [])]
  })
  return new Set(found)
}
