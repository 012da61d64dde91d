import { fold } from "../../condition/fold.ts"
import { compileGlobs } from "../../condition/glob.ts"
import type { LeadField } from "../lead-fields.ts"
import { isLeadField } from "../lead-fields.ts"
import type { HeaderMapping } from "../map-headers.ts"
import { compilePlace, compileWhere, pointersOf, type Find } from "./compile-place.ts"
import { pathTo, pointerOf } from "./json-pointer.ts"
import { fetchAddress } from "./fetch-named.ts"
import type { Answers, FetchRule, Mapping } from "./mapping.ts"

/** A mapping, made ready to be used on many items. */
export type CompiledMapping = {
  items: string[][]
  id: Find
  occurredAt: Find
  kind: Find
  form: Find
  event: Find
  campaign: Find
  page: Find
  referrer: Find
  user: Find
  crm: Find
  anonymous: Find
  /** Lead fields with where their values stand, and as columns for reading them. */
  fields: { find: Find }[]
  columns: HeaderMapping
  custom: { name: string; find: Find }[]
  answers: CompiledAnswers[]
  /** Whether an item only names somebody, and the host where the rest is fetched. */
  fetch: { fits: (item: unknown) => boolean; host: string } | null
  hints: { fits: (item: unknown) => boolean; says: string }[]
  /** Whether what lies at a path is looked at by name, so that it need not be kept as it stands. */
  isUsed: (path: readonly string[]) => boolean
  /** Where it looks for the e-mail address. */
  emailAt: string[]
}

export type CompiledAnswers = {
  at: string[]
  name: Find | null
  value: Find | null
  /** Names of what is no answer. */
  isExcepted: (name: string) => boolean
  titles: { at: string[]; id: string[]; title: string[]; of: string[] } | null
}

/** Makes a mapping ready. @throws RangeError for a pointer that is none; `checkMapping` tells beforehand */
export function compileMapping(mapping: Mapping): CompiledMapping {
  const { identity = {}, fields = {} } = mapping
  const named = Object.entries(fields)
  const lead = named.filter((entry): entry is [LeadField, (typeof entry)[1]] => isLeadField(entry[0]))
  return {
    items: [mapping.items ?? []].flat().map(pathTo),
    id: compilePlace(mapping.id),
    occurredAt: compilePlace(mapping.occurred_at),
    kind: compilePlace(mapping.kind ?? "form", true),
    form: compilePlace(mapping.form, true),
    event: compilePlace(mapping.event, true),
    campaign: compilePlace(mapping.campaign, true),
    page: compilePlace(mapping.page, true),
    referrer: compilePlace(mapping.referrer),
    user: compilePlace(identity.user),
    crm: compilePlace(identity.crm),
    anonymous: compilePlace(identity.anonymous),
    fields: lead.map(([, place]) => ({ find: compilePlace(place) })),
    columns: columnsOf(lead.map(([field]) => field)),
    custom: named.flatMap(([name, place]) => (isLeadField(name) ? [] : [{ name, find: compilePlace(place) }])),
    answers: (mapping.answers ?? []).map(compileAnswers),
    fetch: compileFetch(mapping.fetch),
    hints: (mapping.hints ?? []).map(({ where, says }) => ({ fits: compileWhere(where), says })),
    isUsed: compileUsed(mapping),
    emailAt: pointersOf(fields["email"]),
  }
}

function compileFetch(rule: FetchRule | undefined): CompiledMapping["fetch"] {
  if (rule === undefined) return null
  return { fits: (item) => fetchAddress(rule, item) !== null, host: new URL(rule.url.split("{")[0] ?? "").host }
}

function columnsOf(fields: readonly LeadField[]): HeaderMapping {
  const columns = fields.map((field) => ({ header: field, name: field, field, how: "by the mapping" }))
  return { columns, file: { kind: "people", what: "people", reasons: [] }, mappedShare: 1, knownShare: 1 }
}

function compileAnswers({ at, name, value, titles, except = [] }: Answers): CompiledAnswers {
  const isOneOf = compileGlobs(except)
  return {
    at: pathTo(at),
    name: name === undefined ? null : compilePlace(name),
    value: value === undefined ? null : compilePlace(value),
    isExcepted: (own) => isOneOf(fold(own)),
    titles:
      titles === undefined ? null : { at: pathTo(titles.at), id: pathTo(titles.id), title: pathTo(titles.title), of: pathTo(titles.of) },
  }
}

function compileUsed({ answers = [], ignore = [], fields = {}, identity = {}, ...rest }: Mapping): CompiledMapping["isUsed"] {
  const places = [rest.id, rest.occurred_at, rest.kind, rest.form, rest.event, rest.campaign, rest.page, rest.referrer]
  const found = [...places, ...Object.values(fields), ...Object.values(identity)].flatMap((place) => pointersOf(place))
  const used = new Set([...found, ...ignore, ...answers.flatMap(({ at, titles }) => [at, titles?.at ?? at])])
  used.delete("")
  return (path) => used.has(pointerOf(path))
}
