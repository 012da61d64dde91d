import type { Verdict } from "./verdict.ts"

/** Whether the member has all skills that the lead needs, regardless of case. Nobody gains a skill by waiting. */
export function checkSkills(skills: readonly string[], needed: readonly string[]): Verdict {
  const known = new Set(skills.map((skill) => skill.toLowerCase()))
  const missing = needed.filter((skill) => !known.has(skill.toLowerCase()))
  if (missing.length === 0) return { check: "skills", passes: true }
  return { check: "skills", passes: false, reason: "lacks_skill", says: `lacks ${missing.join(", ")}`, clearsAt: null }
}
