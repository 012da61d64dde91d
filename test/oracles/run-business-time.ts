/**
 * Compares the business-time library with recorded cases: `node test/oracles/run-business-time.ts [folder]`.
 *
 * The folder holds business_time.json, rotation.json and sla.json. Exit code 1 when a case differs that this product does not decide
 * otherwise on purpose (`docs/business-time.md` lists those).
 */
import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { isDeepStrictEqual } from "node:util"
import { businessTimeAnswer, type BusinessTimeCase } from "./business-time-case.ts"
import { rotationAnswer, type RotationCase } from "./rotation-case.ts"
import { type ServiceLevelCase, slaAnswer } from "./sla-answer.ts"

type Outcome = { id: string; kind: "same" | "convention" | "different" | "other"; words: string }

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../../../shared/oracles"))
if (existsSync(folder)) process.exitCode = run()
else console.log(`There is no folder ${folder}: nothing to compare with. Name the folder that holds business_time.json.`)

function run(): number {
  const outcomes = [
    ...cases<BusinessTimeCase>("business_time.json").map(compareBusinessTime),
    ...cases<RotationCase>("rotation.json").map(compareRotation),
    ...cases<ServiceLevelCase>("sla.json").map(compareSla),
  ]
  for (const { id, kind, words } of outcomes) if (kind !== "same") console.log(`${kind.padEnd(10)} ${id}  ${words}`)

  const count = (kind: Outcome["kind"]) => outcomes.filter((outcome) => outcome.kind === kind).length
  console.log(
    `business time: ${outcomes.length} cases, ${count("same")} same, ${count("convention")} decided otherwise on purpose, ` +
      `${count("different")} different, ${count("other")} not about business time`,
  )
  return count("different") > 0 ? 1 : 0
}

function cases<Case>(file: string): Case[] {
  const path = join(folder, file)
  if (existsSync(path)) return (JSON.parse(readFileSync(path, "utf8")) as { cases: Case[] }).cases
  console.log(`${file} is missing in ${folder}: its cases are left out.`)
  return []
}

function compareBusinessTime(one: BusinessTimeCase): Outcome {
  const got = answerOf(() => businessTimeAnswer(one))
  if (isDeepStrictEqual(got, normal(one.expected))) return { id: one.id, kind: "same", words: "" }
  return { id: one.id, kind: one.convention === true ? "convention" : "different", words: told(one.op, one.expected, got) }
}

function compareRotation(one: RotationCase): Outcome {
  const got = answerOf(() => rotationAnswer(one))
  if (isDeepStrictEqual(got.at, one.expected_handoffs.map(normal))) return { id: one.id, kind: "same", words: "" }
  const kind = one.agrees === false || got.moved === true ? "convention" : "different"
  return { id: one.id, kind, words: told("rotation", one.expected_handoffs, got.at) }
}

/** Where the recorded product and the record's own check part, the own check is what counts. */
function compareSla(one: ServiceLevelCase): Outcome {
  const got = answerOf(() => slaAnswer(one))
  if (got === null) return { id: one.id, kind: "other", words: one.note ?? "" }
  const own = one.own_check ?? one.expected
  const asked = Object.fromEntries(Object.keys(own).map((key) => [key, (got as Record<string, unknown>)[key] ?? null]))
  const wanted = Object.fromEntries(Object.entries(own).map(([key, value]) => [key, normal(value)]))
  if (!isDeepStrictEqual(asked, wanted)) return { id: one.id, kind: "different", words: told("sla", wanted, asked) }
  return one.agrees === false ? { id: one.id, kind: "convention", words: one.note ?? "" } : { id: one.id, kind: "same", words: "" }
}

/** Instants are compared as instants, however they are written. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal)
  return typeof value === "string" && /T.*(Z|[+-]\d\d:\d\d)$/.test(value) ? Temporal.Instant.from(value).toString() : value
}

function answerOf<Answer>(answer: () => Answer): Answer | { at?: undefined; moved?: undefined; error: string } {
  try {
    return answer()
  } catch (error) {
    return { error: String(error) }
  }
}

function told(what: string, expected: unknown, got: unknown): string {
  return `${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`
}
