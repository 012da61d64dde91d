import type { Message } from "#domain/sending/message.ts"
import { cut, plainText, webAddress } from "#domain/sending/plain-text.ts"

/** A mail as a delivery stores it. Sender, recipient, Message-ID and date come with the sending. */
export type EmailBody = { subject: string; text: string; html: string; headers: Record<string, string> }

const mostSubject = 200
const mostText = 4_000
const mostItems = 100

/** The mail as JSON of `EmailBody`: a plain and an HTML text that say the same. The only link is the message's own. */
export function renderEmail(message: Message): string {
  const content = contentOf(message)
  const body: EmailBody = {
    subject: cut(plainText(message.subject), mostSubject),
    text: asText(content),
    html: asHtml(content),
    headers: headersFor(message.audience),
  }
  return JSON.stringify(body)
}

type Content = Pick<Message, "lines" | "facts" | "link"> & { rest: string[] }

function contentOf(message: Message): Content {
  const url = message.link === null ? null : webAddress(message.link.url)
  return {
    lines: [...message.lines.slice(0, mostItems).map(short), ...leftOut(message.lines.length, "lines")],
    facts: message.facts.slice(0, mostItems).map((fact) => ({ label: short(fact.label), value: short(fact.value) })),
    rest: leftOut(message.facts.length, "facts"),
    link: message.link === null || url === null ? null : { label: short(message.link.label), url },
  }
}

function short(text: string): string {
  return cut(plainText(text), mostText)
}

function leftOut(count: number, what: string): string[] {
  return count > mostItems ? [`… ${count - mostItems} more ${what}`] : []
}

function asText(content: Content): string {
  const facts = content.facts.map((fact) => `${fact.label}: ${fact.value}`)
  const link = content.link === null ? [] : [`${content.link.label}: ${content.link.url}`]
  return (
    [content.lines.join("\n\n"), [...facts, ...content.rest].join("\n"), link.join("\n")].filter((part) => part !== "").join("\n\n") + "\n"
  )
}

function asHtml(content: Content): string {
  const lines = content.lines.map((line) => `<p>${escapeHtml(line)}</p>`)
  const rows = content.facts.map((fact) => `<tr><th align="left">${escapeHtml(fact.label)}</th><td>${escapeHtml(fact.value)}</td></tr>`)
  const table = rows.length === 0 ? [] : [`<table cellpadding="4">${rows.join("")}</table>`]
  const rest = content.rest.map((line) => `<p>${escapeHtml(line)}</p>`)
  const link = content.link === null ? [] : [`<p><a href="${escapeHtml(content.link.url)}">${escapeHtml(content.link.label)}</a></p>`]
  return `<!doctype html><html><head><meta charset="utf-8"></head><body>${[...lines, ...table, ...rest, ...link].join("")}</body></html>`
}

/** Text as it stands in HTML, between tags and in quotes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
}

/** RFC 3834: programs must see that a program wrote this, so that two of them never write to each other without end. */
function headersFor(audience: Message["audience"]): Record<string, string> {
  return { "Auto-Submitted": audience === "lead" ? "auto-replied" : "auto-generated", "X-Auto-Response-Suppress": "All" }
}
