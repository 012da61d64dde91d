import { inWords } from "#domain/condition/in-words.ts"
import { nextBestAction, type NextAction } from "#domain/cadence/next-best-action.ts"
import { channelsFrom } from "#domain/cadence/step-channel.ts"
import type { Touch } from "#domain/cadence/touch.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { mergeValues } from "#domain/play/merge-values.ts"
import { languageFor, spokenPlay, type SpokenPlay } from "#domain/play/play-texts.ts"
import type { Instant } from "#domain/instant.ts"
import type { Handoff } from "#store/handoff.ts"
import type { Lead } from "#store/lead.ts"
import { allPeople } from "#store/person.ts"
import { touchesOf } from "#store/touch.ts"
import type { Tx } from "#store/tx.ts"
import { loadWatched, type Watched } from "#steps/07-sla.ts"
import { daysOffTable } from "#steps/08-cadence/days-off.ts"
import { doerOf } from "#steps/08-cadence/doers.ts"
import { channelsNow, placeOfWatched, type ChannelNow } from "#steps/08-cadence/plan-contexts.ts"
import type { Voice } from "#steps/announce.ts"

/** The next action of an open handoff with all that its reader needs; `action` null when the cycle is over. */
export type ActionNow = {
  action: NextAction
  watched: Watched
  spoken: SpokenPlay
  channels: readonly ChannelNow[]
  zone: string | null
  whyPlay: string
  bookingLink: string | null
}

/** What to do next on a handoff, as things stand now; null when its cycle is over. */
export async function nextAction(tx: Tx, handoff: Handoff, voice: Voice, now: Instant): Promise<ActionNow | null> {
  const people = await allPeople(tx, now)
  const [watched] = await loadWatched(tx, [handoff.id], { people, caretaker: caretakerOf(people), voice }, now)
  const play = watched?.rules.agreement.plays.find((one) => one.id === handoff.play)
  if (watched === undefined || play === undefined) return null
  const { owner, rules, lead, cadence: run } = watched
  const place = placeOfWatched(watched)
  const doer = people.find((person) => person.id === run?.person) ?? owner
  const fields = knownOf(lead)
  const speaker = { rep: doer.name, company: companyOf(voice, tx), bookingLink: doer.bookingUrl ?? null }
  const spoken = spokenPlay(play, languageFor(play, fields), mergeValues(fields, speaker))
  const channels = (await channelsNow(tx, [lead], now)).get(lead.id) ?? []

  const action = nextBestAction(
    {
      handoff: watched.handoff,
      run,
      cadence: rules.cadences?.list.find(({ cadence }) => cadence.id === run?.cadence) ?? null,
      play,
      spoken,
      touches: (await touchesOf(tx, [handoff.id])).map((touch) => ({ ...touch, kind: touch.kind as Touch["kind"] })),
      channels: channelsFrom(channels),
      hours: doerOf(doer, place, rules, await daysOffTable(now), now).hours,
    },
    now,
  )

  if (action === null) return null
  const whyPlay = play.when === undefined ? play.says : `${play.says}: ${inWords(play.when)}`
  return { action, watched, spoken, channels, zone: place.zones[0] ?? null, whyPlay, bookingLink: doer.bookingUrl ?? null }
}

/** Our company, as texts to leads name it; the workspace's name where no setting says more. */
function companyOf({ company }: Voice, { workspace }: Tx): string {
  return company === "" ? workspace.charAt(0).toUpperCase() + workspace.slice(1) : company
}

/** What is known of a lead, from whomever. */
export function knownOf(lead: Lead): Record<string, FieldValue> {
  const told = Object.entries(lead.enriched).map(([name, { value }]) => [name, value] as const)
  return { ...Object.fromEntries(told), ...lead.fields }
}
