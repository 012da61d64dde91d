import { Refusal } from "#domain/refusal.ts"
import type { App } from "#http/app.ts"
import { clockTable, type LeadExplanation } from "#http/pages/clock-table.ts"
import { html, type Html } from "#http/pages/html.ts"
import type { Page } from "#http/pages/page-routes.ts"
import { table } from "#http/pages/table.ts"
import { toldBy } from "#http/pages/told-by.ts"
import { due, when } from "#http/pages/when.ts"
import { workingLeft, type WorkingLeft } from "#http/pages/working-left.ts"
import { badge, called, inWords, sentence } from "#http/pages/words.ts"
import { leadById } from "#store/lead.ts"
import { inWorkspace } from "#store/workspace.ts"
import { explainLead } from "#steps/explain-lead.ts"

/** /leads/:id: why a lead is where it is. @throws Refusal 404 */
export async function leadPage(app: App, workspace: string, id: string): Promise<Page> {
  const now = app.now(workspace)
  const { why, working } = await inWorkspace(
    app.db,
    workspace,
    async (tx) => {
      if ((await leadById(tx, id)) === null) throw new Refusal("not_found", "There is no lead of this id here.", 404)
      const explained = await explainLead(tx, id, now)
      const handoffs = explained.handoffs.map((one) => one.id)
      return { why: explained, working: await workingLeft(tx, handoffs, now) }
    },
    "page",
  )
  const { lead, stage, owner, next_action: next } = why
  const dueAt = why.due_at === null ? null : Date.parse(why.due_at)
  const open = why.handoffs.find((one) => one.closed_at === null)
  const body = html`<p class="crumb"><a href="/">Overview</a> / Lead</p>
    <h1>${called(lead)} ${badge(stage)}</h1>
    <p class="quiet">${[lead.company, lead.name === null ? null : lead.email].filter((each) => each !== null).join(" · ")}</p>
    <dl class="facts">
      <div>
        <dt>With</dt>
        <dd>${owner?.name ?? "nobody"}</dd>
      </div>
      <div>
        <dt>Next</dt>
        <dd>${next ?? "nothing"}</dd>
      </div>
      <div>
        <dt>Due</dt>
        <dd>${due(dueAt, now, open === undefined ? null : working.ofHandoff(open.id, dueAt))}</dd>
      </div>
    </dl>
    ${verdict(why)} ${score(why)} ${lookedUp(why)} ${routing(why)} ${why.handoffs.map((one) => handoff(one, working, now))} ${journal(why)}`
  return { title: called(lead), body }
}

function verdict({ verdict: said, hold, score: points }: LeadExplanation): Html {
  if (said === null)
    return html`<section>
      <h2>Verdict</h2>
      <p>Nobody judged this lead yet, because no agreement is in force.</p>
    </section>`
  const words = { qualified: `Qualified as tier ${said.tier}`, not_yet: "Not yet qualified", disqualified: "Disqualified" }[said.kind]
  const proofs = said.kind === "disqualified" ? [] : Object.entries(said.proofs)
  // what one more signal would do is news only while the lead is not qualified
  const almost = said.kind === "not_yet" ? (points?.almost ?? []) : []
  return html`<section aria-labelledby="verdict">
    <h2 id="verdict">${words}</h2>
    <p>
      ${sentence(said.why)}
      <span class="quiet">Decided ${when(Date.parse(said.decided_at))} by version ${said.agreement.version} of the agreement.</span>
    </p>
    ${hold !== null && html`<p class="notice">Waits for a person: ${hold.says}. ${hold.owner.name} looks after it until ${when(Date.parse(hold.due_at))}.</p>`}
    <ul class="checks">
      ${proofs.map(([name, { passes, says, missing, waivedBy }]) => {
        const more = [
          missing.length > 0 ? `missing: ${missing.map(inWords).join(", ")}` : "",
          waivedBy === null ? "" : `waived by ${inWords(waivedBy)}`,
        ]
        return html`<li class="${passes ? "yes" : "no"}">
          <strong>${name}</strong> ${passes ? "passes" : "does not pass"}: ${[says, ...more].filter(Boolean).join("; ")}
        </li>`
      })}
    </ul>
    ${
      almost.length > 0 &&
      html`<h3>Almost</h3>
        <ul>
          ${almost.map(({ says, wouldBe }) => html`<li>It would qualify ${says} (fit ${shown(wouldBe.fit)}, intent ${shown(wouldBe.intent)}).</li>`)}
        </ul>`
    }
  </section>`
}

function score({ score: points }: LeadExplanation): Html | null {
  if (points === null) return null
  const axis = (name: "fit" | "intent") =>
    html`<div>
      <h3>${name === "fit" ? "Fit" : "Intent"} ${shown(points[name])}</h3>
      ${sum(
        points.reasons.filter((reason) => reason.axis === name),
        points[name],
      )}
    </div>`
  return html`<section aria-labelledby="score">
    <h2 id="score">Score</h2>
    <p class="quiet">As of now, by the model “${inWords(points.model)}”; ${points.completeness} % of what it asks for is known.</p>
    <div class="columns">${axis("fit")} ${axis("intent")}</div>
  </section>`
}

function sum(reasons: readonly { says: string; points: number }[], total: number): Html {
  if (reasons.length === 0) return html`<p class="empty">Nothing counts yet.</p>`
  const points = addingUp(reasons)
  return html`<ul class="sum">
    ${reasons.map(({ says }, at) => html`<li><span>${withoutPoints(says)}</span> <span class="points">${signed(points[at] ?? 0)}</span></li>`)}
    <li class="total"><span>together</span> <span class="points">${shown(total)}</span></li>
  </ul>`
}

/** Points with two decimals that still add up: what rounding takes from one line it gives to the next. */
function addingUp(reasons: readonly { points: number }[]): number[] {
  let [exact, rounded] = [0, 0]
  return reasons.map(({ points }) => {
    exact += points
    const next = Math.round(exact * 100)
    const shownHere = next - rounded
    rounded = next
    return shownHere / 100
  })
}

/** The points stand beside the sentence; only what faded is worth saying in it. */
function withoutPoints(says: string): string {
  return says.replace(/, 0 faded$/, "").replace(/: -?[\d.,]+ points?( taken off)?$/, "")
}

function routing({ routing: route }: LeadExplanation): Html | null {
  if (route === null) return null
  const looked = route.attempts.length > 1 || route.attempts.some((attempt) => attempt.candidates.length > 0)
  return html`<section aria-labelledby="routing">
    <h2 id="routing">Why ${route.owner.name}</h2>
    <p>${sentence(route.says)}</p>
    ${
      looked &&
      html`<h3>Where Baton looked</h3>
        <ol>
          ${route.attempts.map(attemptLine)}
        </ol>`
    }
  </section>`
}

type Attempt = NonNullable<LeadExplanation["routing"]>["attempts"][number] & { step?: string; pool?: string | null; says?: string }

function attemptLine({ step = "", pool = null, says = "", candidates }: Attempt): Html {
  const others = candidates.map((one) => html`<li>${one.person.name}: ${one.says}</li>`)
  return html`<li>
    ${inWords(step)}${pool !== null && ` ${pool}`}:
    ${says}${
      others.length > 0 &&
      html`<ul>
        ${others}
      </ul>`
    }
  </li>`
}

function handoff(one: LeadExplanation["handoffs"][number], working: WorkingLeft, now: number): Html {
  return html`<section aria-label="Handoff ${one.cycle}">
    <h2>Handoff ${one.cycle} ${badge(one.state)}</h2>
    <p>
      Tier ${one.tier}, play “${inWords(one.play)}”, since ${when(Date.parse(one.opened_at))}.
      <a href="/handoffs/${one.id}">Brief and history</a>
    </p>
    ${clockTable(one.clocks, working, now)}
  </section>`
}

function journal({ journal: entries }: LeadExplanation): Html {
  if (entries.length === 0)
    return html`<section>
      <h2>Journal</h2>
      <p class="empty">Nothing was done with this lead yet.</p>
    </section>`
  const rows = entries.map(({ at, actor, says }) => [when(Date.parse(at)), says, actor === "baton" ? "Baton" : actor])
  return html`<section aria-labelledby="journal">
    <h2 id="journal">Journal</h2>
    ${table(["When", "What", "By"], rows)}
  </section>`
}

/** What a provider told, with which one and when. */
function lookedUp({ looked_up: found }: LeadExplanation): Html | null {
  if (found === null) return null
  const rows = Object.entries(found.fields).map(([name, { value, by, at }]) => [
    inWords(name),
    Array.isArray(value) ? value.join(", ") : String(value),
    toldBy({ by, at: Date.parse(at) }).trim(),
  ])
  return html`<section aria-labelledby="looked-up">
    <h2 id="looked-up">Looked up</h2>
    ${rows.length === 0 ? html`<p class="empty">No provider knew anything more.</p>` : table(["What", "Value", "Who told it"], rows)}
    ${found.last !== null && found.last.says !== "" && html`<p class="quiet">${sentence(found.last.says)}</p>`}
  </section>`
}

function shown(points: number): string {
  return String(Math.round(points * 100) / 100)
}

function signed(points: number): string {
  return points < 0 ? `−${shown(-points)}` : `+${shown(points)}`
}
