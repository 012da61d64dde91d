import { isbot } from "isbot"

/** The same few agents come again and again, so what was found of them is kept; the longest unused go first. */
const known = new Map<string, boolean>()
const MOST_KNOWN = 5_000

/** Whether an agent calls itself a crawler, a headless browser, a preview, a scanner or a script. */
export function isBotAgent(agent: string): boolean {
  const before = known.get(agent)
  if (before !== undefined) return before
  const verdict = isbot(agent)
  const [oldest] = known.keys()
  if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest)
  known.set(agent, verdict)
  return verdict
}
