import type { FieldValue } from "../../condition/condition.ts"
import type { Instant } from "../../instant.ts"
import {
  asObject,
  eventTime,
  plainText,
  propertyValue,
  type Arrival,
  type IdentityKey,
  type Problem,
  idText,
  LONGEST_EVENT_ID,
  LONGEST_PERSON_ID,
} from "../arrival.ts"
import { readEmail } from "../email-address.ts"
import { fieldType } from "../lead-fields.ts"
import { originOf } from "../from-form.ts"
import { pathOf } from "../from-segment.ts"
import { unreadableTime, unreadableValue, type Notice } from "../notice.ts"
import { readMembers } from "../read-fields.ts"
import { readRow } from "../read-values.ts"
import type { CompiledAnswers, CompiledMapping } from "./compile-mapping.ts"
import { isThere, type Find } from "./compile-place.ts"
import { pointerOf, valueAt } from "./json-pointer.ts"
import { leavesOf } from "./leaves-of.ts"

type Fields = Record<string, FieldValue>

const MOST_ANSWERS = 200
const MOST_NAMED = 12
const MOST_CHARS = 1000

/**
 * Understands one item of somebody's webhook by a mapping. It needs an e-mail address, or a user or record id. What the mapping does not look at stays
 * with the event, under its names with dots between.
 *
 * @param source     as the signal says it
 * @param fallbackId stands in when the mapping finds no id
 */
export function fromWebhook(
  item: unknown,
  mapping: CompiledMapping,
  { source, fallbackId, receivedAt }: { source: string; fallbackId: string; receivedAt: Instant },
): Arrival | Problem {
  const answers = Object.assign({}, ...mapping.answers.map((each) => answersIn(item, each))) as Fields
  const page = textAt(mapping.page, item)
  const form = textAt(mapping.form, item)
  const answered = readMembers(answers, null, (name) => pointerOf([name]))
  const named = fieldsIn(item, mapping)
  const fields: Fields = {
    ...originOf({ page, referrer: textAt(mapping.referrer, item) }),
    ...answered.fields,
    ...named.fields,
    ...(form === null ? {} : { form_name: form }),
  }
  const identities = identitiesIn(item, fields, mapping)
  if (!identities.some(({ kind }) => kind !== "anonymous")) return whyNobody(item, fields, mapping)

  const time = eventTime(mapping.occurredAt(item), receivedAt)
  const rest = leavesOf(item, mapping.isUsed).map(({ path, value }) => [plainText(path.join("."))?.slice(0, 300) ?? "?", value] as const)
  return {
    source,
    externalId: idText(mapping.id(item), LONGEST_EVENT_ID) ?? fallbackId,
    kind: textAt(mapping.kind, item)?.toLowerCase().slice(0, 100) ?? "form",
    occurredAt: time.at,
    clamped: time.clamped,
    notices: [...unreadableTime("", time.unreadable), ...answered.notices, ...named.notices],
    identities,
    fields,
    page: pathOf(page),
    form,
    event: textAt(mapping.event, item),
    campaign: textAt(mapping.campaign, item) ?? (typeof fields["utm_campaign"] === "string" ? fields["utm_campaign"] : null),
    properties: { ...Object.fromEntries(rest), ...answers },
  }
}

/** What was answered, by the answers' names; of several of one name the first counts. */
function answersIn(item: unknown, { at, name, value, titles, isExcepted }: CompiledAnswers): Fields {
  const place = valueAt(item, at)
  const pairs = Array.isArray(place) ? listed(place, name) : Object.entries(asObject(place) ?? {})
  const known = titles === null ? null : titlesIn(item, titles)
  const found: Fields = {}
  for (const [ownName, holder] of pairs.filter(([own]) => !isExcepted(own)).slice(0, MOST_ANSWERS)) {
    const title = titles === null ? null : known?.get(plainText(valueAt(holder, titles.of)) ?? "")
    const called = plainText(title ?? ownName)?.slice(0, 300)
    const said = propertyValue(single(value === null ? holder : value(holder)))
    if (called === undefined || called === "__proto__" || Object.hasOwn(found, called) || !isThere(said)) continue
    found[called] = said
  }
  return found
}

function listed(list: unknown[], name: Find | null): [string, unknown][] {
  return name === null ? [] : list.map((element) => [plainText(name(element)) ?? "", element])
}

/** Many lists hold one answer only. */
function single(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value
}

function titlesIn(item: unknown, { at, id, title }: NonNullable<CompiledAnswers["titles"]>): Map<string, unknown> {
  const list = valueAt(item, at)
  if (!Array.isArray(list)) return new Map()
  return new Map(list.slice(0, MOST_ANSWERS).map((element) => [plainText(valueAt(element, id)) ?? "", valueAt(element, title)]))
}

/** What the mapping says where to find, read as lead fields are; what can't be read is kept under `custom.<field>`. */
function fieldsIn(item: unknown, mapping: CompiledMapping): { fields: Fields; notices: Notice[] } {
  const values = mapping.fields.map(({ find }) => propertyValue(single(find(item))))
  const { fields, custom, problems } = readRow(mapping.columns, values.map(cellText))
  const found: Fields = {}
  for (const [field, value] of Object.entries(fields)) if (value !== null && value !== undefined) found[field] = value
  for (const [name, text] of Object.entries(custom)) if (text !== "") found[`custom.${name}`] = text
  for (const { name, find } of mapping.custom) {
    const value = propertyValue(single(find(item)))
    if (isThere(value)) found[name] = value
  }
  const unread = new Set(problems.map(({ column }) => column))
  const notices = mapping.columns.columns.flatMap(({ name, field }, at) =>
    field === null || !unread.has(name)
      ? []
      : [unreadableValue("", { name, type: fieldType(field), sent: values[at] ?? null, isKept: true })],
  )
  return { fields: found, notices }
}

function cellText(value: FieldValue): string {
  if (value === null) return ""
  return Array.isArray(value) ? value.join("; ") : String(value)
}

function identitiesIn(item: unknown, fields: Fields, mapping: CompiledMapping): IdentityKey[] {
  const keys: IdentityKey[] = []
  const email = readEmail(typeof fields["email"] === "string" ? fields["email"] : "")
  if ("address" in email) keys.push({ kind: "email", value: email.address })
  for (const kind of ["crm", "user", "anonymous"] as const) {
    const value = idText(mapping[kind](item), LONGEST_PERSON_ID)
    if (value !== null) keys.push({ kind, value })
  }
  return keys
}

function textAt(find: Find, item: unknown): string | null {
  return plainText(find(item))
}

function whyNobody(item: unknown, fields: Fields, mapping: CompiledMapping): Problem {
  if (mapping.fetch?.fits(item) === true) return { code: "to_fetch", says: onlyNamed(mapping.fetch.host) }
  const hint = mapping.hints.find(({ fits }) => fits(item))
  if (hint !== undefined) return { code: "needs_more", says: hint.says }
  if (fields["custom.email"] !== undefined) {
    const read = readEmail(plainText(fields["custom.email"]) ?? "")
    return { code: "no_email", says: `The e-mail address can't be used${"problem" in read ? `: ${read.problem}` : "."}` }
  }
  const places = mapping.emailAt.length === 0 ? "an answer called like “email”" : mapping.emailAt.join(" or ")
  const says = `The mapping finds nobody in this: it looks for the e-mail address at ${places}.`
  return { code: "mapping_found_nobody", says: `${says} ${whatItHas(item, says.length)}` }
}

function onlyNamed(host: string): string {
  return `The sender only names it. Baton asks ${host} for the rest when the source has a token of it; else take the item in again with what it lacks.`
}

/** By so many characters of their reasons items are of one kind, where quoted parts may differ. */
const COMPARED = 300
const CHANGE = "Change the source's mapping, then take the item in again."

/**
 * Names, never values: they are for whoever mends the mapping. They stand in quotes, which end among the characters that are compared or begin behind them:
 * an item that has one name more waits for the same mending.
 */
function whatItHas(item: unknown, before: number): string {
  const names = leavesOf(item).map(({ path }) => plainText(pointerOf(path))?.slice(0, 80).replaceAll('"', "'") ?? "")
  if (names.length === 0) return "The payload has nothing in it."
  const begins = before + ` ${CHANGE} The payload has "`.length
  const room = begins >= COMPARED ? MOST_CHARS : Math.min(MOST_CHARS, COMPARED - begins - 2)
  return `${CHANGE} The payload has "${inRoom(names.slice(0, MOST_NAMED), names.length > MOST_NAMED, room)}".`
}

/** The names that there is room for, with a mark when there are more. */
function inRoom(names: readonly string[], isMore: boolean, room: number): string {
  const all = [...names, ...(isMore ? ["…"] : [])].join(", ")
  if (all.length <= room) return all
  return names.length === 0 ? "…" : inRoom(names.slice(0, -1), true, room)
}
