import type { Instant } from "#domain/instant.ts"
import { html, type Html } from "#http/pages/html.ts"
import { table } from "#http/pages/table.ts"
import { left, when } from "#http/pages/when.ts"
import type { WorkingLeft } from "#http/pages/working-left.ts"
import { badge, inWords, recipientInWords } from "#http/pages/words.ts"
import type { explainLead } from "#steps/explain-lead.ts"

/** Everything that is known about why a lead is where it is. */
export type LeadExplanation = Awaited<ReturnType<typeof explainLead>>

type ClockExplanation = LeadExplanation["handoffs"][number]["clocks"][number]

/** The promises of a handoff: what is owed, by when, how it stands and who was told. */
export function clockTable(clocks: readonly ClockExplanation[], working: WorkingLeft, now: Instant): Html {
  if (clocks.length === 0) return html`<p class="empty">No clock runs.</p>`
  return table(
    ["Promise", "By", "How it stands", "Who was told"],
    clocks.map((clock) => [
      html`${inWords(clock.kind)} <span class="block quiet">owed by ${clock.owed_by}</span>`,
      html`${clock.is_live && clock.state !== "paused" && left(Date.parse(clock.due_at), now, working.ofClock(clock.id))}
        <span class="block quiet">${when(Date.parse(clock.due_at))}</span>`,
      badge(clock.state),
      toldWhom(clock),
    ]),
  )
}

function toldWhom({ escalations }: ClockExplanation): Html {
  if (escalations.length === 0) return html`<span class="quiet">nobody yet</span>`
  return html`<ul class="lines">
    ${escalations.map((step) => html`<li>${when(Date.parse(step.at))}: ${step.told.length === 0 ? "nobody was there to be told" : step.told.map(recipientInWords).join(", ")}${step.late && " (late)"}</li>`)}
  </ul>`
}
