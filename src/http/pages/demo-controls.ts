import { html, type Html } from "#http/pages/html.ts"

/** How far a demo's clock can be moved from the page: what the form sends, and what its button says. */
export const STEPS = [
  ["10 minutes", "+10 min"],
  ["31 minutes", "+31 min"],
  ["4 hours", "+4 h"],
  ["1 day", "+1 day"],
] as const

/** What one can do in a demo: send a lead, and let time go by. Plain forms, so they work without a script. */
export function demoControls(): Html {
  return html`<section class="controls" aria-label="Try it out">
    <form method="post" action="/demo/test-lead"><button class="main">Send a test lead</button></form>
    <form method="post" action="/demo/clock">
      <fieldset>
        <legend>Move the demo’s clock</legend>
        ${STEPS.map(([advance, says]) => html`<button name="advance" value="${advance}">${says}</button>`)}
      </fieldset>
    </form>
  </section>`
}
