import { readDuration } from "#domain/agreement/duration.ts"
import { compileComparison } from "#domain/condition/compare.ts"
import type { Condition, Facts, SignalCondition, Truth } from "#domain/condition/condition.ts"
import { allOf, anyOf, not } from "#domain/condition/kleene.ts"

/** A condition made ready to judge many leads. */
export type Judge = (facts: Facts) => Truth

/** Whether the facts meet the condition. To judge many leads by one condition, compile it once. */
export function meets(facts: Facts, condition: Condition): Truth {
  return compileCondition(condition)(facts)
}

/**
 * A condition made ready to judge many leads.
 *
 * @throws Refusal `unreadable_duration` when a `within` is none
 */
export function compileCondition(condition: Condition): Judge {
  if ("all" in condition) {
    const judges = condition.all.map(compileCondition)
    return (facts) => allOf(judges, facts)
  }
  if ("any" in condition) {
    const judges = condition.any.map(compileCondition)
    return (facts) => anyOf(judges, facts)
  }
  if ("not" in condition) {
    const judge = compileCondition(condition.not)
    return (facts) => not(judge(facts))
  }
  if ("signal" in condition) return compileSignalCount(condition)
  const holds = compileComparison(condition)
  const { fact } = condition
  return (facts) => holds(facts.fields[fact])
}

/** Never unknown: a signal that was not seen was not sent. One exactly `within` old still counts, one after `now` does not yet. */
function compileSignalCount({ signal, at_least: least = 1, within }: SignalCondition): Judge {
  const names = new Set(typeof signal === "string" ? [signal] : signal)
  const age = within === undefined ? Number.POSITIVE_INFINITY : readDuration(within)
  return ({ events, now }) => {
    let count = 0
    for (const event of events) if (names.has(event.signal) && event.at <= now && now - event.at <= age) count++
    return count >= least
  }
}
