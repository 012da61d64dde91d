import { readFileSync } from "node:fs"
import { withSentences } from "#http/speak.ts"

type Answer = { data?: { id?: string; name?: string; key?: string }[] }

/** Words that only English has, and that stand in nearly every English sentence. */
const ENGLISH = /(?:^|\s)(?:the|of|and|with|is|are|has|nobody|by|to|not|lead's)(?=\s|$)/

/** What is no question with an answer, or shows texts that go to leads and other people as they are. */
const NOT_ASKED = /stream|\/api\/changes$|personal-data|deliveries|next-action|\/cdn\/|\/v1\/|\/hooks\//

const MOST = 25

/** Both sides signed its definitions as they are written. */
const AGREEMENT = plain(readFileSync(new URL("../../agreements/default.yaml", import.meta.url), "utf8"))

function plain(text: string): string {
  return text.replace(/^[A-Z]{3}: /, "").replaceAll(/\s+/g, " ")
}

/** Sentences that stay English for somebody who reads German, in the answers of all routes, each lead and handoff among them. */
export async function leftInEnglish(url: string, key: string): Promise<string[]> {
  const left = new Set<string>()
  const ask = async (path: string): Promise<Answer> => {
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${key}`, "accept-language": "de" } })
    const text = await answer.text()
    if (!/json/.test(answer.headers.get("content-type") ?? "")) return {}
    const body = JSON.parse(text) as Answer
    withSentences(body, (sentence) => {
      if (ENGLISH.test(sentence.replace(/[„“"(].*[“”")]/, "")) && !AGREEMENT.includes(plain(sentence)))
        left.add(`${path.replaceAll(/[\da-f-]{36}/g, "…")}: ${sentence}`)
      return sentence
    })
    return body
  }
  const { paths } = (await ask("/openapi.json")) as { paths: Record<string, { get?: object }> }
  for (const path of Object.keys(paths).filter((each) => paths[each]?.get !== undefined && !NOT_ASKED.test(each))) {
    const place = /\{\w+\}/.exec(path)
    const listed = place === null ? {} : await ask(path.slice(0, place.index - 1))
    const items =
      place === null
        ? [path]
        : (listed.data ?? [])
            .slice(0, MOST)
            .map((item) => path.replace(place[0], encodeURIComponent(item.id ?? item.name ?? item.key ?? "")))
    for (const item of items) await ask(item)
  }
  return [...left]
}
