import { html, type Html } from "#http/pages/html.ts"
import { problemNotice } from "#http/pages/sign-in/form-page.ts"
import type { Opened } from "#steps/users/enter-by-link.ts"

/** What was typed before, and what was wrong with it. */
export type Typed = { email: string; name: string; problem: string | null }

/** What a link opens: the first user's setup, an invitation, another password. `me`: the login of the browser's session, null for none. */
export function joinPage(opened: Opened, token: string, me: string | null, typed: Typed): Html {
  const hiddenToken = html`<input type="hidden" name="ticket" value="${token}" />`
  if (opened.kind === "reset")
    return html`<h1>Choose another password</h1>
      <p>For ${opened.login.email}. Every browser that you are logged in with is logged out.</p>
      ${problemNotice(typed.problem)}
      <form method="post" action="/join">
        ${hiddenToken}<input type="hidden" name="username" autocomplete="username" value="${opened.login.email}" />
        ${passwordField()}
        <button class="main">Set the password</button>
      </form>`
  if (opened.kind === "setup")
    return html`<h1>Set up Baton</h1>
      <p>
        You become the first user: operator, who looks after this installation, and RevOps, who keeps the rules and invites everybody else.
      </p>
      ${problemNotice(typed.problem)}
      <form method="post" action="/join">
        ${hiddenToken}
        <label for="name">Your name</label>
        <input id="name" name="name" required maxlength="200" autocomplete="name" value="${typed.name}" />
        <label for="email">Your e-mail address</label>
        <input id="email" name="email" type="email" required maxlength="254" autocomplete="username" value="${typed.email}" />
        ${passwordField()}
        <button class="main">Begin</button>
      </form>`
  const { content, workspace } = opened.ticket
  if (opened.login === null)
    return html`<h1>Welcome to ${workspace}</h1>
      <p>You were invited as ${content.email}.</p>
      ${problemNotice(typed.problem)}
      <form method="post" action="/join">
        ${hiddenToken}<input type="hidden" name="email" autocomplete="username" value="${content.email}" />
        <label for="name">Your name</label>
        <input id="name" name="name" required maxlength="200" autocomplete="name" value="${typed.name || content.name}" />
        ${passwordField()}
        <button class="main">Join</button>
      </form>`
  if (opened.login.id !== me)
    return html`<h1>Welcome to ${workspace}</h1>
      <p>You log in to Baton as ${content.email} already. Log in first; you come back here then.</p>
      ${problemNotice(typed.problem)}
      <p><a class="button main" href="/sign-in?back=${encodeURIComponent(`/join?ticket=${token}`)}">Sign in</a></p>`
  return html`<h1>Welcome to ${workspace}</h1>
    <p>You were invited as ${content.email}.</p>
    ${problemNotice(typed.problem)}
    <form method="post" action="/join">
      ${hiddenToken}
      <button class="main">Join</button>
    </form>`
}

/** The link can't be used. */
export function overPage(): Html {
  return html`<h1>This link is over</h1>
    <p>It was used, or its time has passed. Ask whoever gave it to you for another one.</p>
    <p><a href="/sign-in">To the sign-in</a></p>`
}

function passwordField(): Html {
  return html`<label for="password">Password</label>
    <input
      id="password"
      name="password"
      type="password"
      required
      minlength="12"
      maxlength="200"
      autocomplete="new-password"
      aria-describedby="rule"
    />
    <p id="rule" class="quiet">At least 12 characters; a few words in a row are good.</p>`
}
