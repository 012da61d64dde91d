import type { Message } from "#domain/sending/message.ts"
import { cut, plainText, webAddress } from "#domain/sending/plain-text.ts"

type PlainText = { type: "plain_text"; text: string; emoji: false }
type Block =
  | { type: "header"; text: PlainText }
  | { type: "section"; text: PlainText }
  | { type: "section"; fields: PlainText[] }
  | { type: "actions"; elements: { type: "button"; text: PlainText; url: string }[] }

/** What Slack accepts; more is answered with an error and nothing is shown. Lengths are counted after escaping. */
const most = { blocks: 50, header: 150, text: 3_000, field: 2_000, fields: 10, button: 75, url: 3_000 }

/**
 * The body for a Slack incoming webhook. All text stands in `plain_text` objects with `&`, `<` and `>` escaped, so nothing in it
 * mentions anybody, links anywhere or is formatted. The fallback text (for notifications) says the subject the same way.
 */
export function renderSlack(message: Message): string {
  const head: Block[] = [{ type: "header", text: plain(message.subject, most.header) }]
  const tail = [...factBlocks(message.facts), ...linkBlocks(message.link)]
  const lines = lineBlocks(message.lines, Math.max(1, most.blocks - head.length - tail.length))

  return JSON.stringify({
    text: plain(message.subject, most.text).text,
    mrkdwn: false,
    parse: "none",
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [...head, ...lines, ...tail].slice(0, most.blocks),
  })
}

/** A section for every line; when they are too many, the last says how many are left out. */
function lineBlocks(lines: string[], room: number): Block[] {
  const shown = lines.length > room ? [...lines.slice(0, room - 1), `… ${lines.length - room + 1} more lines`] : lines
  return shown.map((line) => ({ type: "section", text: plain(line, most.text) }))
}

function factBlocks(facts: Message["facts"]): Block[] {
  const room = 20 * most.fields
  const rest = facts.length > room ? [plain(`… ${facts.length - room + 1} more`, most.field)] : []
  const shown = facts.slice(0, facts.length > room ? room - 1 : room)
  const fields = [...shown.map((fact) => plain(`${fact.label}: ${fact.value}`, most.field)), ...rest]
  return Array.from({ length: Math.ceil(fields.length / most.fields) }, (_, at) => ({
    type: "section",
    fields: fields.slice(at * most.fields, (at + 1) * most.fields),
  }))
}

function linkBlocks(link: Message["link"]): Block[] {
  const url = link === null ? null : webAddress(link.url)
  if (link === null || url === null || url.length > most.url) return []
  return [{ type: "actions", elements: [{ type: "button", text: plain(link.label, most.button), url }] }]
}

/** Slack refuses an empty text object: a blank stands in its place. */
function plain(text: string, length: number): PlainText {
  return { type: "plain_text", text: cut(plainText(text), length, escapeSlack) || " ", emoji: false }
}

function escapeSlack(character: string): string {
  if (character === "&") return "&amp;"
  if (character === "<") return "&lt;"
  return character === ">" ? "&gt;" : character
}
