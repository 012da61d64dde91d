import type { Condition } from "#domain/condition/condition.ts"

/** The instant answer to whoever wrote to us: within how long, to whom, and its words by language. */
export type Acknowledgement = {
  within: string
  when: Condition
  subject: Record<string, string>
  text: Record<string, string>
}
