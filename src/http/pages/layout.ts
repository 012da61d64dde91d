import type { Language } from "#domain/language/language.ts"
import { html, type Html } from "#http/pages/html.ts"

/** A page for whoever is not let in yet; everything else is the web app. It needs no script. */
export function layout(language: Language, title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Baton</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/page.css" />
      </head>
      <body>
        <main id="main">
          <p class="brand"><img src="/assets/icon.svg" alt="" width="28" height="28" />Baton</p>
          ${body}
        </main>
      </body>
    </html>`
}
