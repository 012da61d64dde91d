import { solve, type Challenge } from "./solve.ts"

/** What became of a post: `refused` for what will not be taken as it is. */
export type Outcome = { kind: "sent"; receipt: string | null } | { kind: "failed" } | { kind: "too_long" }

const PATIENCE_MS = 20_000

/** One filling of a form: sent again it stays the same post, so a second click or a retry makes no second lead. */
export type Filling = { id: string; shownAt: number }

/** Sends what was filled in, as the browser itself would have, and what helps to tell people from machines. */
export async function sendForm(form: HTMLFormElement, { id, shownAt }: Filling): Promise<Outcome> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value)
  const anonymous = (window as Window & { baton?: { id?: () => string | undefined } }).baton?.id?.()
  if (anonymous) body.set("anonymous_id", anonymous)
  body.set("_id", id)
  body.set("_ms", String(Math.round(performance.now() - shownAt)))
  for (const [name, value] of [
    ["page", location.href],
    ["referrer", document.referrer],
  ] as const)
    if (!body.has(name)) body.set(name, value)
  body.set("_pow", "ask")
  const post = () => {
    const options = { method: "POST", body, headers: { accept: "application/json" }, credentials: "omit" } as const
    return fetch(form.getAttribute("action") ?? "", { ...options, signal: AbortSignal.timeout(PATIENCE_MS) })
  }
  try {
    let answer = await post()
    // the form is attacked: who works for it a moment is no machine, and who can't is looked at by a person
    if (answer.status === 428) {
      const { challenge } = (await answer.json()) as { challenge: Challenge }
      body.delete("_pow")
      const proof = await solve(challenge)
      if (proof) body.set("_pow", proof)
      answer = await post()
    }
    if (answer.ok) return { kind: "sent", receipt: await receiptIn(answer) }
    return { kind: answer.status === 413 ? "too_long" : "failed" }
  } catch {
    return { kind: "failed" }
  }
}

async function receiptIn(answer: Response): Promise<string | null> {
  try {
    return ((await answer.json()) as { receipt?: string }).receipt ?? null
  } catch {
    return null
  }
}
