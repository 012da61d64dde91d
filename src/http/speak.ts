import type { FastifyInstance, FastifyRequest } from "fastify"
import { languageOf, type Language } from "#domain/language/language.ts"
import { saidIn } from "#domain/language/said-in.ts"

/** Under which names answers hold sentences of Baton's own; all others are names, codes, numbers and what people wrote. */
const SPOKEN = new Set(
  `action advice because check differences error evidence facts failure fetch_error fix format hint how if_it_fails infeasible instead kept label last_error
  last_refusal lifted_why lost may meaning message missing next_action notice notices outcome_says pattern problem problems purpose reason reason_says reasons resolved_why says what why
  whyNow why_not why_now why_this`.split(/\s+/),
)

/** A title is Baton's own beside one of these; that of a person or a meeting is theirs. */
const TITLED = ["says", "about", "detail"]

/** What people wrote and may send back changed, such as an agreement's file, is left as it is. */
const THEIRS = new Set(["fields", "properties", "document", "policy", "tables", "patch", "payload", "scope"])

/** Who asks for German gets Baton's sentences in German. What is kept, signed and compared stays in the English in which it was composed. */
export function speak(server: FastifyInstance): void {
  server.addHook("preSerialization", async (request, reply, answer) => {
    const language = spokenTo(request)
    if (language !== "en") void reply.header("content-language", language)
    return spokenIn(language, answer)
  })
}

/** Which language somebody who asks reads. */
export function spokenTo({ headers }: Pick<FastifyRequest, "headers">): Language {
  return languageOf(headers["accept-language"])
}

/** An answer with every sentence of Baton's in it said in the language; the answer itself is not changed. */
export function spokenIn<Answer>(language: Language, answer: Answer): Answer {
  return language === "en" ? answer : withSentences(answer, (text) => saidIn(language, text))
}

/** An answer with something else in the place of every sentence of Baton's. */
export function withSentences<Answer>(answer: Answer, say: (text: string) => string): Answer {
  return said(answer, null, say) as Answer
}

/** `name`: under which name of Baton's sentences a value stands; null for everything else. */
function said(value: unknown, name: string | null, say: (text: string) => string): unknown {
  if (typeof value === "string") return name === null || isCode(value) ? value : say(value)
  if (Array.isArray(value)) return value.map((each) => said(each, name, say))
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, THEIRS.has(key) ? each : said(each, spokenName(key, value, name), say)]),
  )
}

function spokenName(key: string, { type, ...beside }: Record<string, unknown>, around: string | null): string | null {
  // why somebody may not do something stands under the name of what it is
  if (around === "may") return around
  if (key === "about") return Object.hasOwn(beside, "source") ? key : null
  if (key === "title") return TITLED.some((each) => Object.hasOwn(beside, each)) ? key : null
  return SPOKEN.has(key) || (key === "detail" && typeof type === "string") ? key : null
}

/** Words such as not_icp or fit are for programs, too. */
function isCode(text: string): boolean {
  return /^[a-z\d_.]+$/.test(text)
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false
  const kind: unknown = Object.getPrototypeOf(value)
  return kind === Object.prototype || kind === null
}
