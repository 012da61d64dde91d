import { expect, test } from "vitest"
import { awayUntil } from "#domain/mail/away-until.ts"

/** Monday, 16 November 2026. */
const WRITTEN = Date.UTC(2026, 10, 16, 16)

test.each<[string, string | null, boolean?]>([
  ["I am out of the office until 24 November 2026.", "2026-11-24", true],
  ["Out of office until November 24th.", "2026-11-24", true],
  ["I am away from 16 November to 27 November and read no mail.", "2026-11-27", true],
  ["I will be back on December 1.", "2026-12-01", false],
  ["I will be back in the office on Monday, 23 November.", "2026-11-23", false],
  ["Returning on 2026-12-07.", "2026-12-07", false],
  ["Away until 12/4/2026", "2026-12-04", true],
  ["Away until 24/11/2026", "2026-11-24", true],
  ["I return to work 4 Jan.", "2027-01-04", false],
  ["Back on Monday!", "2026-11-23", false],
  ["Ich bin bis einschließlich 27.11.2026 im Urlaub.", "2026-11-27", true],
  ["Ich bin bis zum 4. Dezember nicht im Büro.", "2026-12-04", true],
  ["Ab dem 23. November bin ich wieder für Sie da.", "2026-11-23", false],
  ["Wieder erreichbar ab 30.11.", "2026-11-30", false],
  ["Ich bin vom 16.11. bis 27.11. abwesend.", "2026-11-27", true],
  ["Am Montag bin ich zurück; zurück am Montag.", "2026-11-23", false],
  ["I am on leave since 2 November 2026.", null],
  ["I am out of office until further notice.", null],
  ["Until 31 February 2027 I am away.", null],
  ["Our fair was back in 2019.", null],
])("%j: %s", (text, date, isAwayThen) => {
  expect(awayUntil(text, WRITTEN)).toEqual(date === null ? null : { date, isAwayThen })
})
