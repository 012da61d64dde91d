import { type Instant } from "#domain/instant.ts"
import { retryAfterMs } from "#domain/sending/back-off.ts"
import type { SendResult } from "#domain/sending/message.ts"
import type { PostAnswer } from "#integrations/outgoing/http-post.ts"

type Answered = Extract<PostAnswer, { kind: "answered" }>

/** How a kind of receiver answers, beyond what HTTP says for all of them. */
export type Reading = {
  /** The receiver's name in errors, such as "Slack". */
  who: string
  /** Whether a 2xx really comes from that receiver and says yes; a proxy's login page is a 200 too. */
  isYes: (answer: Answered) => boolean
  /** Whether a status from 300 to 499 (but 408, 425, 429) ends the delivery; otherwise it is tried again. */
  isFinal: (status: number) => boolean
}

/** What a POST's answer means for the delivery: 2xx sent; 408, 425, 429, 5xx and no answer again, no sooner than `Retry-After`. */
export function resultOf(answer: PostAnswer, reading: Reading, now: Instant): SendResult {
  if (answer.kind === "unusable") return { kind: "refused", error: answer.error }
  if (answer.kind === "failed") return { kind: "retry", error: answer.error, retryAfterMs: null }

  const { status } = answer
  if (status >= 200 && status < 300 && reading.isYes(answer)) return { kind: "sent", receipt: `${status}` }
  const error = `${reading.who} answered ${status}${inQuotes(answer.body)}.${redirectAdvice(status)}`
  if (status >= 300 && status < 500 && ![408, 425, 429].includes(status) && reading.isFinal(status)) return { kind: "refused", error }
  return { kind: "retry", error, retryAfterMs: retryAfterMs(answer.retryAfter, now) }
}

function redirectAdvice(status: number): string {
  return status >= 300 && status < 400 ? " Redirects are not followed: enter the address that it points to." : ""
}

/** The first words of the answer, since they often say what is wrong; printable characters only. */
function inQuotes(body: string): string {
  const words = body
    .slice(0, 400)
    .replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, " ")
    .trim()
    .slice(0, 120)
    .toWellFormed()
  return words === "" ? "" : ` ("${words}")`
}
