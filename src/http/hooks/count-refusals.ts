import type { App } from "#http/app.ts"
import { noteRefusals, type ApiKey } from "#store/api-key.ts"

const WRITTEN_EVERY_MS = 10_000
const LONGEST_ORIGIN = 300

/** Counts requests from pages that are not on their key's list. The first is written down at once, further ones together every ten seconds. */
export function countRefusals(app: App): (key: ApiKey, origin: string) => void {
  const waiting = new Map<string, { times: number; origin: string }>()
  const write = (id: string, origin: string, times: number) =>
    void noteRefusals(app.db, id, origin, times).catch((error: unknown) => app.log.warn({ err: error }, "a refused origin was not counted"))

  const later = (id: string) => {
    const { times, origin } = waiting.get(id) ?? { times: 0, origin: "" }
    waiting.delete(id)
    if (times === 0) return
    write(id, origin, times)
    wait(id)
  }
  const wait = (id: string) => {
    waiting.set(id, { times: 0, origin: "" })
    setTimeout(later, WRITTEN_EVERY_MS, id).unref()
  }

  return ({ id }, said) => {
    const origin = said.slice(0, LONGEST_ORIGIN)
    const before = waiting.get(id)
    if (before !== undefined) return void waiting.set(id, { times: before.times + 1, origin })
    write(id, origin, 1)
    wait(id)
  }
}
