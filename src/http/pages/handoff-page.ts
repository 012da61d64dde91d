import { toIso } from "#domain/instant.ts"
import type { Brief } from "#domain/brief/brief.ts"
import { Refusal } from "#domain/refusal.ts"
import type { App } from "#http/app.ts"
import { clockTable } from "#http/pages/clock-table.ts"
import { html, type Html } from "#http/pages/html.ts"
import type { Page } from "#http/pages/page-routes.ts"
import { toldBy } from "#http/pages/told-by.ts"
import { table } from "#http/pages/table.ts"
import { due, when } from "#http/pages/when.ts"
import { workingLeft } from "#http/pages/working-left.ts"
import { badge, called, inWords, sentence } from "#http/pages/words.ts"
import { briefById } from "#store/decision.ts"
import { handoffById } from "#store/handoff.ts"
import { inWorkspace } from "#store/workspace.ts"
import { explainLead } from "#steps/explain-lead.ts"

/** /handoffs/:id: what a rep reads before calling, and what happened since. @throws Refusal 404 */
export async function handoffPage(app: App, workspace: string, id: string): Promise<Page> {
  const now = app.now(workspace)
  const { brief, one, lead, working, dueAt } = await inWorkspace(
    app.db,
    workspace,
    async (tx) => {
      const handoff = await handoffById(tx, id)
      const why = handoff === null ? null : await explainLead(tx, handoff.lead, Math.max(now, handoff.openedAt))
      const explained = why?.handoffs.find((each) => each.id === id)
      if (handoff === null || why === null || explained === undefined)
        throw new Refusal("not_found", "There is no handoff of this id here.", 404)
      return {
        brief: await briefById(tx, handoff.brief),
        one: explained,
        lead: why.lead,
        working: await workingLeft(tx, [id], now),
        dueAt: handoff.dueAt,
      }
    },
    "page",
  )
  const body = html`<p class="crumb"><a href="/">Overview</a> / <a href="/leads/${lead.id}">${called(lead)}</a> / Handoff ${one.cycle}</p>
    <h1>${called(lead)} ${badge(one.state)}</h1>
    <dl class="facts">
      <div>
        <dt>With</dt>
        <dd>${one.owner.name}</dd>
      </div>
      <div>
        <dt>Next</dt>
        <dd>${one.next_action}</dd>
      </div>
      <div>
        <dt>Due</dt>
        <dd>${due(dueAt, now, working.ofHandoff(id, dueAt))}</dd>
      </div>
    </dl>
    ${brief === null ? html`<p class="empty">No brief was made.</p>` : briefOf(brief.content as Brief)}
    <section aria-labelledby="clocks">
      <h2 id="clocks">Clocks</h2>
      ${clockTable(one.clocks, working, now)}
    </section>
    <section aria-labelledby="owners">
      <h2 id="owners">Who had it</h2>
      ${table(
        ["Who", "From", "Until", "Why"],
        one.assignments.map(({ person, since, until, why, ended_as: ended }) => [
          person.name,
          at(since),
          until === null ? "now" : html`${at(until)} ${ended !== null && html`<span class="block quiet">${inWords(ended)}</span>`}`,
          why,
        ]),
      )}
    </section>
    <section aria-labelledby="touches">
      <h2 id="touches">What passed between us</h2>
      ${
        one.touches.length === 0
          ? html`<p class="empty">Nobody reached out yet. The first call or e-mail stops the clock.</p>`
          : table(
              ["What", "When", "Who", "Note"],
              one.touches.map((touch) => [inWords(touch.kind), at(touch.at), touch.by?.name ?? "", touch.note]),
            )
      }
    </section>`
  return { title: `Brief: ${called(lead)}`, body }
}

function at(iso: string): Html {
  return when(Date.parse(iso))
}

/** The lead's hours, by its own clock; briefs from before they were kept have none. */
function reachable({ contact }: Brief["who"]): string | null {
  const [zone] = contact?.zones ?? []
  if (contact === null || contact === undefined || zone === undefined) return null
  const clock = (at: number) => {
    const time = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
    return time.toLocaleString("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit" })
  }
  const others = contact.zones.length === 1 ? "" : `, one of ${contact.zones.length} zones that it may be in`
  return `${clock(contact.from)} to ${clock(contact.until)} (${zone}${others}; by ${inWords(contact.source)})`
}

function briefOf({
  who,
  company,
  sources = {},
  whyNow,
  next,
  engagement,
  lastHighIntent,
  challenge,
  answers,
  channels,
  history,
  origin,
}: Brief): Html {
  const lines = [...(lastHighIntent === null ? [] : [lastHighIntent]), ...engagement.filter((line) => line.says !== lastHighIntent?.says)]
  const quotable = lines.filter((line) => line.quotable)
  const silent = lines.filter((line) => !line.quotable)
  const channel = channels.map((each) => `${each.channel} ${each.allowed ? "yes" : "no"} (${each.because})`).join(", ")
  const facts: [string, string | null][] = [
    ["Title", who.title === null ? null : `${who.title}${toldBy(sources["job_title"])}`],
    ["Company", who.company],
    ["E-mail", who.email],
    ["Phone", who.phone],
    ["Place", [who.place, who.localTime === null ? null : `there it was ${who.localTime.reads}`].filter(Boolean).join(", ") || null],
    ["Best reached", reachable(who)],
    ["Came by", [origin.source, origin.campaign].filter(Boolean).join(" / ") || null],
    ["Channels", channel || null],
    ...Object.entries(company).map(([name, value]): [string, string] => [inWords(name), `${String(value)}${toldBy(sources[name])}`]),
  ]
  const known = facts.filter(([, value]) => value !== null)
  return html`<section aria-labelledby="why">
      <h2 id="why">Why now</h2>
      <p class="lead">${sentence(whyNow)}</p>
    </section>
    <div class="columns">
      <section aria-labelledby="who">
        <h2 id="who">Who</h2>
        <dl class="list">
          ${known.map(
            ([name, value]) =>
              html`<div>
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>
      </section>
      <section aria-labelledby="say">
        <h2 id="say">Say this</h2>
        <blockquote>${next.opener}</blockquote>
        <p>Then ask: <em>${next.question}</em></p>
        ${next.asset !== null && html`<p>Bring: ${next.asset}</p>`}
        ${
          challenge !== null &&
          html`<h3>In their own words</h3>
            <blockquote>${challenge}</blockquote>`
        }
        ${
          quotable.length > 0 &&
          html`<h3>They know that we know</h3>
            <ul>
              ${quotable.map((line) => html`<li>${line.says}, ${when(line.at)}</li>`)}
            </ul>`
        }
        ${
          answers.length > 0 &&
          html`<h3>Answers</h3>
            <dl class="list">
              ${answers.map(
                ({ question, answer }) =>
                  html`<div>
                    <dt>${inWords(question)}</dt>
                    <dd>${answer}</dd>
                  </div>`,
              )}
            </dl>`
        }
      </section>
      <section aria-labelledby="quiet">
        <h2 id="quiet">Do not quote</h2>
        ${
          silent.length === 0
            ? html`<p class="empty">Nothing that they don’t know we saw.</p>`
            : html`<p class="quiet">Prepare with it, never say it.</p>
                <ul>
                  ${silent.map((line) => html`<li>${line.says}, <time datetime="${toIso(line.at)}">${toIso(line.at)}</time></li>`)}
                </ul>`
        }
      </section>
      <section aria-labelledby="next">
        <h2 id="next">Next</h2>
        <p>${next.action}</p>
        ${
          history.length > 0 &&
          html`<h3>Earlier</h3>
            <ul>
              ${history.map((line) => html`<li>Cycle ${line.cycle}: ${inWords(line.outcome)}${line.reason !== null && ` (${inWords(line.reason)})`}, ${when(line.closedAt)}</li>`)}
            </ul>`
        }
      </section>
    </div>`
}
