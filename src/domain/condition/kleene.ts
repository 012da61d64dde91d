import type { Truth } from "#domain/condition/condition.ts"

/** Whether all hold: false as soon as one is false, else unknown when one is. Of none: true. */
export function allOf<Given>(judges: readonly ((given: Given) => Truth)[], given: Given): Truth {
  let verdict: Truth = true
  for (const judge of judges) {
    const truth = judge(given)
    if (truth === false) return false
    if (truth === null) verdict = null
  }
  return verdict
}

/** Whether one holds: true as soon as one is true, else unknown when one is. Of none: false. */
export function anyOf<Given>(judges: readonly ((given: Given) => Truth)[], given: Given): Truth {
  let verdict: Truth = false
  for (const judge of judges) {
    const truth = judge(given)
    if (truth === true) return true
    if (truth === null) verdict = null
  }
  return verdict
}

/** The opposite; unknown stays unknown. */
export function not(truth: Truth): Truth {
  return truth === null ? null : !truth
}
