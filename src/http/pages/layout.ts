import type { Instant } from "#domain/instant.ts"
import { html, type Html } from "#http/pages/html.ts"
import { when } from "#http/pages/when.ts"

/** Whose page it is: the workspace with its time. */
export type Place = { workspace: string; isDemo: boolean; now: Instant }

const LINKS = [
  ["/", "Overview"],
  ["/deliveries", "Messages"],
  ["/proof", "Proof"],
] as const

/** A whole page. `place` is null where nobody is let in yet; `path`: the page's own, to mark it among the links. */
export function layout(title: string, body: Html, place: Place | null, path = ""): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Baton</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/page.css" />
        <script src="/assets/page.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="28" height="28" />Baton</a>
          ${place !== null && top(place, path)}
        </header>
        <main id="main" tabindex="-1">${body}</main>
      </body>
    </html>`
}

function top({ workspace, isDemo, now }: Place, path: string): Html {
  return html`<p class="place">
      <span class="workspace">${workspace}</span>
      ${isDemo && html`<span class="badge warn">Demo data</span>`} ${clock(now)}
    </p>
    <nav aria-label="Pages">
      ${LINKS.map(([to, name]) => html`<a href="${to}" ${to === path && html`aria-current="page"`}>${name}</a>`)}
    </nav>`
}

/** The workspace's time; the first page's script keeps it fresh. */
export function clock(now: Instant): Html {
  return html`<span class="quiet" data-part="clock">It is ${when(now)}</span>`
}
