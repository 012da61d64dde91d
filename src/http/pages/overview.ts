import type { Instant } from "#domain/instant.ts"
import type { App } from "#http/app.ts"
import { demoControls } from "#http/pages/demo-controls.ts"
import { html, type Html, type Shown } from "#http/pages/html.ts"
import { lastProof, type LastProof } from "#http/pages/last-proof.ts"
import { table } from "#http/pages/table.ts"
import { due, roughly, when } from "#http/pages/when.ts"
import { workingLeft } from "#http/pages/working-left.ts"
import { badge, called, counted, recipientInWords } from "#http/pages/words.ts"
import { backlog } from "#store/backlog.ts"
import { listDeliveries, type DeliveryRecord } from "#store/delivery.ts"
import { listHolds, type Hold } from "#store/hold.ts"
import { listLeads, type Lead } from "#store/lead.ts"
import { latestEntries, MOST_COUNTED, overviewCounts, urgentHandoffs, type LatestEntry, type UrgentHandoff } from "#store/overview.ts"
import { leadsInFewWords, peopleInFewWords } from "#store/summary.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"

const FIRST_HANDOFFS = 15
const MOST_HANDOFFS = 200
const MOST_LINES = 8

/** Everything that the first page shows of a workspace at an instant. */
export type Overview = Awaited<ReturnType<typeof loadOverview>>

/** @param query `all`: with more handoffs than the most urgent ones */
export async function loadOverview(app: App, workspace: string, query: unknown) {
  const now = app.now(workspace)
  const isAll = (query as Record<string, unknown>)["all"] === "1"
  const proof = await lastProof(app, workspace)
  const found = await inWorkspace(app.db, workspace, (tx) => read(tx, now, isAll ? MOST_HANDOFFS : FIRST_HANDOFFS), "page")
  return { ...found, now, proof, isDemo: app.isDemo(workspace) }
}

async function read(tx: Tx, now: Instant, most: number) {
  const holds = await listHolds(tx, MOST_LINES)
  const leads = await listLeads(tx, { email: null, stage: null, owner: null, after: null, limit: MOST_LINES })
  const held = await leadsInFewWords(
    tx,
    holds.map((hold) => hold.lead),
  )
  const people = await peopleInFewWords(
    tx,
    [...leads, ...holds].map(({ owner }) => owner),
  )
  const { lanes } = await backlog(tx, now)
  const counts = { ...(await overviewCounts(tx, now)), waiting: lanes.reduce((sum, lane) => sum + lane.items, 0) }
  const handoffs = await urgentHandoffs(tx, most)
  const working = await workingLeft(
    tx,
    handoffs.map((one) => one.id),
    now,
  )
  const messages = await listDeliveries(tx, { state: null, lead: null, after: null, limit: MOST_LINES })
  return { counts, handoffs, working, leads, holds, held, people, messages, entries: await latestEntries(tx, MOST_LINES) }
}

/** /: who has what, what came in, what waits, what was said. */
export function overviewPage(overview: Overview, notice: Html | null): Html {
  return html`<h1>Who has what</h1>
    ${notice !== null && html`<div class="notice" role="status">${notice}</div>`} ${overview.isDemo && demoControls()}
    ${overviewFragment(overview)}`
}

/** The parts of the first page that change; the page's script asks for them again and again. */
export function overviewFragment(overview: Overview): Html {
  const { counts, handoffs, leads, holds, messages, entries, now, proof } = overview
  return html`<div data-part="tiles">${tiles(counts)}</div>
    <section aria-labelledby="handoffs" data-part="handoffs">
      <h2 id="handoffs">Open handoffs, most urgent first</h2>
      ${
        handoffs.length === 0
          ? noHandoffs(overview)
          : table(
              ["Lead", "Owner", "Due", "Next action", "State"],
              handoffs.map((one) => handoffRow(one, overview)),
              "wide-first",
            )
      }
      ${counts.open > handoffs.length && moreHandoffs(handoffs.length, counts.open)}
    </section>
    <section aria-labelledby="holds" data-part="holds">
      <h2 id="holds">Qualified, and waiting for a person</h2>
      ${
        holds.length === 0
          ? html`<p class="empty">
              No lead waits. A lead comes here when nobody can take it, or when the agreement wants a person to look first.
            </p>`
          : table(
              ["Lead", "Why it waits", "Looked after by", "Since"],
              holds.map((hold) => holdRow(hold, overview)),
            )
      }
    </section>
    <div class="columns">
      <section aria-labelledby="leads" data-part="leads">
        <h2 id="leads">What came in</h2>
        ${
          leads.length === 0
            ? noLeads()
            : table(
                ["Lead", "Stage", "With", "Came in"],
                leads.map((lead) => leadRow(lead, overview)),
              )
        }
      </section>
      <section aria-labelledby="entries" data-part="entries">
        <h2 id="entries">What happened last</h2>
        ${
          entries.length === 0
            ? html`<p class="empty">Nothing yet. Handoffs, warnings and reassignments are told here.</p>`
            : html`<ol class="told">
                ${entries.map(entryLine)}
              </ol>`
        }
      </section>
    </div>
    <section aria-labelledby="messages" data-part="messages">
      <h2 id="messages">Last messages</h2>
      ${
        messages.length === 0
          ? html`<p class="empty">No message was written yet. Each handoff, warning and escalation writes one.</p>`
          : html`${table(["To", "Subject", "State"], messages.map(messageRow))}
              <p><a id="all-messages" href="/deliveries">All messages</a></p>`
      }
    </section>
    <section aria-label="Proof" data-part="proof">${proofLine(proof, now)}</section>`
}

function tiles(counts: Overview["counts"]): Html {
  const tile = (count: number, says: string, look: string) =>
    html`<li class="tile ${count > 0 ? look : ""}"><strong>${counted(count, MOST_COUNTED)}</strong> <span>${says}</span></li>`
  return html`<ul class="tiles" aria-label="In figures">
    ${tile(counts.waiting, "waiting to be taken in", "warn")} ${tile(counts.open, "open handoffs", "")}
    ${tile(counts.overdue, "overdue", "bad")} ${tile(counts.held, "held for a person", "warn")} ${tile(counts.messages, "messages", "")}
    ${counts.undelivered > 0 && tile(counts.undelivered, "reached nobody", "bad")}
  </ul>`
}

function handoffRow(one: UrgentHandoff, { working, now }: Overview): Shown[] {
  const { id, lead, name, email, company, tier, owner, before, nextAction, dueAt, state, why } = one
  return [
    html`<a id="h-${id}" class="name" href="/leads/${lead}">${called({ name, email })}</a> <span class="badge plain">tier ${tier}</span>
      <span class="block quiet">${company ?? "company not known"}</span>${why !== null && html`<span class="block why">${why}</span>`}`,
    html`${owner}${before.length > 0 && html`<span class="block moved">moved on from ${before.join(", ")}</span>`}`,
    due(dueAt, now, working.ofHandoff(id, dueAt)),
    html`${nextAction} <a id="b-${id}" class="nowrap" href="/handoffs/${id}" aria-label="Brief for ${called({ name, email })}">Brief</a>`,
    badge(state),
  ]
}

function moreHandoffs(shown: number, open: number): Html {
  const more = shown < MOST_HANDOFFS ? html`<a id="more" href="/?all=1#handoffs">Show more</a>` : "The API lists them all."
  return html`<p class="quiet">These are ${shown} of ${counted(open, MOST_COUNTED)}. ${more}</p>`
}

function leadRow(lead: Lead, { people }: Overview): Shown[] {
  return [
    html`<a id="l-${lead.id}" class="name" href="/leads/${lead.id}">${called(lead)}</a>
      <span class="block quiet">${lead.company ?? ""}</span>`,
    badge(lead.stage),
    people.get(lead.owner)?.name ?? "",
    when(lead.createdAt),
  ]
}

function holdRow(hold: Hold, { held, people, now }: Overview): Shown[] {
  const lead = held.get(hold.lead)
  return [
    html`<a id="w-${hold.lead}" class="name" href="/leads/${hold.lead}">${lead === undefined ? "A lead" : called(lead)}</a>`,
    hold.says,
    people.get(hold.owner)?.name ?? "",
    html`${roughly(Math.max(0, now - hold.since))}`,
  ]
}

function messageRow({ id, recipient, channel, subject, state, lead }: DeliveryRecord): Shown[] {
  const about = lead === null ? subject : html`<a id="m-${id}" href="/leads/${lead}">${subject}</a>`
  return [html`${recipientInWords(recipient)} <span class="block quiet">${channel}</span>`, about, badge(state)]
}

function entryLine({ at, says, lead, name, seq }: LatestEntry): Html {
  const who = lead !== null && html`<a id="e-${seq}" href="/leads/${lead}">${name ?? "A lead"}</a>: `
  return html`<li><span class="quiet">${when(at)}</span> ${who}${says}</li>`
}

function proofLine(proof: LastProof | null, now: Instant): Html {
  if (proof === null) return html`<p class="proof">What must always hold is being checked. <a href="/proof">See what that is</a></p>`
  const { violations, rules, at } = proof
  const ago = at > now - 60_000 ? "just now" : `${roughly(now - at)} ago`
  const says = violations === 0 ? `All ${rules} things that must always hold do` : `${violations} violations of what must always hold`
  return html`<p class="proof ${violations === 0 ? "good" : "bad"}">
    ${says}, checked ${ago}. <a id="to-proof" href="/proof">See the proof</a>
  </p>`
}

function noHandoffs({ isDemo, leads }: Overview): Html {
  if (isDemo && leads.length === 0)
    return html`<p class="empty">Nobody has a lead yet. Press “Send a test lead” to see one find its owner.</p>`
  return html`<p class="empty">Nobody has an open lead. As soon as one qualifies it stands here with its owner and its clock.</p>`
}

function noLeads(): Html {
  return html`<p class="empty">
    Nothing came in yet. Point a form at <code>/forms/demo-request</code>, a Segment client at this address, or run
    <code>baton import leads.csv</code>.
  </p>`
}
