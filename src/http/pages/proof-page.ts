import type { App } from "#http/app.ts"
import { html } from "#http/pages/html.ts"
import type { Page } from "#http/pages/page-routes.ts"
import { when } from "#http/pages/when.ts"
import { inWords } from "#http/pages/words.ts"
import { inWorkspace } from "#store/workspace.ts"
import { prove } from "#steps/prove.ts"

/** /proof: what must always hold, checked when the page is opened. */
export async function proofPage(app: App, workspace: string): Promise<Page> {
  const now = app.now(workspace)
  const findings = await inWorkspace(app.db, workspace, (tx) => prove(tx, now), "prove")
  const broken = findings.filter(({ violations }) => violations > 0).length
  const body = html`<h1>Proof</h1>
    <section aria-label="What must always hold">
      <p class="proof ${broken === 0 ? "good" : "bad"}">
        ${broken === 0 ? `All ${findings.length} hold` : `${broken} of ${findings.length} do not hold`}, checked ${when(now)}.
      </p>
      <ul class="checks">
        ${findings.map(
          ({ name, says, violations, examples }) =>
            html`<li class="${violations === 0 ? "yes" : "no"}">
              <strong>${inWords(name)}</strong> ${violations === 0 ? "holds" : `${violations} violations`}<span class="block quiet"
                >${says}</span
              >
              ${violations > 0 && html`<pre>${JSON.stringify(examples, null, 2)}</pre>`}
            </li>`,
        )}
      </ul>
    </section>`
  return { title: "Proof", body }
}
