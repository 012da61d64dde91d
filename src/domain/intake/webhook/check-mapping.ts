import { didYouMean } from "../../agreement/did-you-mean.ts"
import { Refusal } from "../../refusal.ts"
import { isLeadField, LEAD_FIELDS } from "../lead-fields.ts"
import { readPointer } from "./json-pointer.ts"
import { pointersIn } from "./fetch-named.ts"
import { STEPS, type Answers, type FetchRule, type Mapping, type Place, type PlaceRule } from "./mapping.ts"

/** What is wrong with a mapping, at a pointer into it. */
export type MappingProblem = { pointer: string; message: string }

/** Finds what would make a mapping useless: pointers that are none, fields that nobody knows, no way to find a person. Empty when it is sound. */
export function checkMapping(mapping: Mapping): MappingProblem[] {
  const { fields = {}, identity = {}, answers = [], ignore = [], hints = [], touch, fetch } = mapping
  const words = ["kind", "form", "event", "campaign", "page"] as const
  const places = ["id", "occurred_at", "referrer"] as const
  return [
    ...[mapping.items ?? []].flat().flatMap((text) => badPointer(text, "/items")),
    ...words.flatMap((name) => badPlace(mapping[name], `/${name}`, true)),
    ...places.flatMap((name) => badPlace(mapping[name], `/${name}`)),
    ...Object.entries(identity).flatMap(([name, place]) => badPlace(place, `/identity/${name}`)),
    ...Object.entries(touch ?? {}).flatMap(([name, place]) =>
      badPlace(place, `/touch/${name}`, ["kind", "direction", "outcome"].includes(name)),
    ),
    ...Object.entries(fields).flatMap(([name, place]) => [...badField(name), ...badPlace(place, `/fields/${name}`)]),
    ...answers.flatMap((each, index) => badAnswers(each, `/answers/${index}`)),
    ...ignore.flatMap((text, index) => badPointer(text, `/ignore/${index}`)),
    ...(fetch === undefined ? [] : badFetch(fetch)),
    ...hints.flatMap(({ where }, index) => badWhere(where, `/hints/${index}/where`)),
    ...(fields["email"] === undefined && identity.user === undefined && identity.crm === undefined && answers.length === 0
      ? [
          {
            pointer: "/fields",
            message: "says nowhere how to find the person; add fields.email, identity.user or identity.crm, or answers.",
          },
        ]
      : []),
  ]
}

/** A mapping that can be used. @throws Refusal 422 that names what is wrong with it */
export function soundMapping(mapping: Mapping): Mapping {
  const problems = checkMapping(mapping)
  const [first] = problems
  if (first === undefined) return mapping
  const errors = problems.map(({ pointer, message }) => ({ pointer: `/body/mapping${pointer}`, message }))
  throw new Refusal("bad_mapping", `The mapping can't be used: ${first.pointer} ${first.message}`, 422, errors)
}

function badField(name: string): MappingProblem[] {
  if (isLeadField(name) || /^custom\.[^\s.].{0,199}$/s.test(name)) return []
  const meant = didYouMean(name, LEAD_FIELDS)
  const hint =
    meant === null ? `Fields of your own begin with "custom.", such as "custom.${name.slice(0, 40)}".` : `Did you mean "${meant}"?`
  return [{ pointer: `/fields/${name.slice(0, 100)}`, message: `is no lead field. ${hint}` }]
}

function badPlace(place: Place | undefined, at: string, isWord = false): MappingProblem[] {
  if (place === undefined) return []
  if (Array.isArray(place)) return place.flatMap((each, index) => badPlace(each, `${at}/${index}`, isWord))
  if (typeof place !== "string") return badRule(place, at)
  return isWord && place !== "" && !place.startsWith("/") ? [] : badPointer(place, at)
}

function badRule(rule: PlaceRule, at: string): MappingProblem[] {
  const steps = badSteps(rule, at)
  if ("constant" in rule) return steps
  if ("all" in rule) return [...steps, ...rule.all.flatMap((each, index) => badPlace(each, `${at}/all/${index}`))]
  const { where, take } = rule
  return [
    ...steps,
    ...badPointer(rule.at, `${at}/at`),
    ...(where === undefined ? [] : badWhere(where, `${at}/where`)),
    ...(take === undefined ? [] : badPointer(take, `${at}/take`)),
  ]
}

function badSteps({ steps = [] }: PlaceRule, at: string): MappingProblem[] {
  return steps.flatMap((step, index) =>
    STEPS.includes(step) ? [] : [{ pointer: `${at}/steps/${index}`, message: `"${step}" is no step. There are: ${STEPS.join(", ")}.` }],
  )
}

function badWhere(where: Record<string, string>, at: string): MappingProblem[] {
  return Object.keys(where).flatMap((pointer) => badPointer(pointer, at))
}

function badFetch({ where, url, into }: FetchRule): MappingProblem[] {
  const host = url.split("/")[2] ?? ""
  return [
    ...(Object.keys(where).length === 0 ? [{ pointer: "/fetch/where", message: "must say by what such items are told." }] : []),
    ...badWhere(where, "/fetch/where"),
    ...(/^https?:\/\/[^/{}?#\s]+\/\S+$/.test(url) && URL.canParse(`https://${host}`)
      ? []
      : [
          {
            pointer: "/fetch/url",
            message: "must be an https address whose host is written out, such as https://api.example.com/leads/{/id}.",
          },
        ]),
    ...(pointersIn(url).includes(null) ? [{ pointer: "/fetch/url", message: "has something in braces that is no JSON pointer." }] : []),
    ...badPointer(into, "/fetch/into"),
  ]
}

function badAnswers({ at, name, value, titles }: Answers, pointer: string): MappingProblem[] {
  const parts = Object.entries(titles ?? {})
  return [
    ...badPointer(at, `${pointer}/at`),
    ...badPlace(name, `${pointer}/name`),
    ...badPlace(value, `${pointer}/value`),
    ...parts.flatMap(([part, text]) => badPointer(text, `${pointer}/titles/${part}`)),
  ]
}

function badPointer(text: string, at: string): MappingProblem[] {
  if (readPointer(text) !== null) return []
  const meant = text.startsWith("/") ? 'a "~" in a name is written "~0", a "/" is written "~1".' : `did you mean "/${text.slice(0, 80)}"?`
  return [{ pointer: at, message: `"${text.slice(0, 80)}" is no JSON pointer: ${meant}` }]
}
