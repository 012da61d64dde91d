import { idText, LONGEST_PERSON_ID, plainText } from "#domain/intake/arrival.ts"
import type { Notice } from "#domain/intake/notice.ts"

type Item = Record<string, unknown>

/**
 * What a call of Segment's tracking API has to say and does not. Who it is about is known all the same, so it counts; other tools of that API refuse it.
 * An alias of a browser names the visitor that it was by `anonymousId`.
 */
export function missingMembers(item: Item, kind: string): Notice[] {
  const missing: Notice[] = []
  const has = (...names: string[]) => names.some((name) => idText(item[name], LONGEST_PERSON_ID) !== null)
  if (kind !== "alias" && !has("userId", "anonymousId")) missing.push(NOBODY)
  if (kind === "track" && plainText(item["event"]) === null) missing.push(NO_EVENT)
  if (kind === "group" && !has("groupId")) missing.push(NO_GROUP)
  if (kind === "alias" && !has("userId")) missing.push(NO_USER)
  if (kind === "alias" && !has("previousId", "anonymousId")) missing.push(NO_PREVIOUS)
  return missing
}

const NOBODY: Notice = {
  at: "/userId",
  says: "A call needs a userId or an anonymousId: send the one that you know the person by.",
  meanwhile: "It counts by the e-mail address alone.",
}
const NO_EVENT: Notice = {
  at: "/event",
  says: 'A track call needs an event: send the name of what was done, such as "Demo Requested".',
  meanwhile: "No rule that asks for an event knows it.",
}
const NO_GROUP: Notice = {
  at: "/groupId",
  says: "A group call needs a groupId: send the id of the company in your product.",
  meanwhile: "What it says of the company counts.",
}
const NO_USER: Notice = {
  at: "/userId",
  says: "An alias call needs a userId: send the id that the person has from now on.",
  meanwhile: "It joins nobody.",
}
const NO_PREVIOUS: Notice = {
  at: "/previousId",
  says: "An alias call needs a previousId: send the id that the person had before.",
  meanwhile: "It joins nobody.",
}
