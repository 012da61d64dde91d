import type { Message } from "#domain/sending/message.ts"
import { cut, plainText, webAddress } from "#domain/sending/plain-text.ts"

/** Teams refuses a message over 28 KB; the rest is room for what a workflow puts around the card. */
const mostBytes = 26_000
const mostText = 2_000
const mostSubject = 200

type TextRun = { type: "TextRun"; text: string; weight?: "Bolder"; size?: "Large" }
type RichTextBlock = { type: "RichTextBlock"; inlines: TextRun[] }
type Column = { type: "Column"; width: "auto" | "stretch"; items: RichTextBlock[] }
type Element = RichTextBlock | { type: "ColumnSet"; columns: Column[] }

/**
 * The body for a Teams workflow "When a Teams webhook request is received": an Adaptive Card 1.5 in the message envelope.
 *
 * All text stands in `TextRun`s, the one text element of a card that reads no Markdown: `[click](https://…)` shows as typed.
 */
export function renderTeams(message: Message): string {
  const title = richText({ type: "TextRun", text: text(message.subject, mostSubject), weight: "Bolder", size: "Large" })
  const rows = [...message.lines.map((line) => richText({ type: "TextRun", text: text(line) })), ...message.facts.map(factRow)]
  const actions = openUrl(message.link)

  const room = mostBytes - bytes(envelope([title, notShown(rows.length)], actions))
  const shown = fitting(rows, room)
  const rest = shown.length < rows.length ? [notShown(rows.length - shown.length)] : []
  return JSON.stringify(envelope([title, ...shown, ...rest], actions))
}

function envelope(body: Element[], actions: object[]): object {
  const card = { $schema: "http://adaptivecards.io/schemas/adaptive-card.json", type: "AdaptiveCard", version: "1.5", body, actions }
  return { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content: card }] }
}

function factRow(fact: { label: string; value: string }): Element {
  const label = richText({ type: "TextRun", text: text(fact.label, mostSubject), weight: "Bolder" })
  const value = richText({ type: "TextRun", text: text(fact.value) })
  return {
    type: "ColumnSet",
    columns: [
      { type: "Column", width: "auto", items: [label] },
      { type: "Column", width: "stretch", items: [value] },
    ],
  }
}

function richText(run: TextRun): RichTextBlock {
  return { type: "RichTextBlock", inlines: [run] }
}

/** `{{DATE(…)}}` is a function of cards in any text; a blank between the braces makes it text again. */
function text(content: string, length: number = mostText): string {
  return cut(plainText(content).replaceAll(/\{(?=\{)/g, "{ "), length) || " "
}

function notShown(count: number): Element {
  return richText({ type: "TextRun", text: `… ${count} more` })
}

function openUrl(link: Message["link"]): object[] {
  const url = link === null ? null : webAddress(link.url)
  if (link === null || url === null || url.length > mostText) return []
  return [{ type: "Action.OpenUrl", title: text(link.label, mostSubject), url }]
}

/** The first rows that fit into so many bytes of JSON. */
function fitting(rows: Element[], room: number): Element[] {
  let left = room
  const over = rows.findIndex((row) => (left -= bytes(row) + 1) < 0)
  return over === -1 ? rows : rows.slice(0, over)
}

function bytes(value: object): number {
  return new TextEncoder().encode(JSON.stringify(value)).length
}
