import type { en } from "#app/routes/board/en.ts"
import type { Say } from "#app/texts.ts"

const NAMES = {
  acceptance: "clock_acceptance",
  disposition: "clock_disposition",
  first_touch: "clock_first_touch",
  owner_first_touch: "clock_owner_first_touch",
  routing: "clock_routing",
} as const

/** What a promise of the agreement is called. */
export function clockName(clock: string, t: Say<typeof en>): string {
  return clock in NAMES ? t(NAMES[clock as keyof typeof NAMES]) : clock
}
