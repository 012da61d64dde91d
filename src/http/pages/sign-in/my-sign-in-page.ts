import { encode } from "uqr"
import { html, type Html } from "#http/pages/html.ts"
import { problemNotice } from "#http/pages/sign-in/form-page.ts"
import { when } from "#http/pages/when.ts"
import type { SessionLine } from "#store/session.ts"

/** What somebody sees of their own sign-in. `codesLeft`: recovery codes, null without a second factor. */
export type MySignIn = {
  email: string
  hasPassword: boolean
  codesLeft: number | null
  sessions: readonly (SessionLine & { isThis: boolean })[]
  problem: string | null
  done: string | null
}

/** One's password, second factor and sessions. */
export function mySignInPage({ email, hasPassword, codesLeft, sessions, problem, done }: MySignIn): Html {
  return html`<h1>My sign-in</h1>
    <p>You log in as ${email}. <a href="/">Back to work</a></p>
    ${done !== null && html`<p class="notice" role="status">${done}</p>`} ${problemNotice(problem)}
    ${hasPassword ? html`${passwordForm(email)} ${secondFactor(codesLeft)}` : html`<p>Your company’s own sign-in looks after your password.</p>`}
    <h2>Where you are logged in</h2>
    <ul>
      ${sessions.map(
        (one) =>
          html`<li>
            ${one.userAgent === "" ? "A browser that says nothing of itself" : one.userAgent}, since
            ${when(one.createdAt)}${one.isThis && html` <strong>(this one)</strong>`}
          </li>`,
      )}
    </ul>
    <form method="post" action="/my-sign-in/sessions"><button>Log out everywhere else</button></form>
    <form method="post" action="/sign-out"><button>Log out</button></form>`
}

function passwordForm(email: string): Html {
  return html`<h2>Password</h2>
    <form method="post" action="/my-sign-in/password">
      <input type="hidden" name="username" autocomplete="username" value="${email}" />
      <label for="old">The password that you have now</label>
      <input id="old" name="old" type="password" required autocomplete="current-password" />
      <label for="fresh">Another one, at least 12 characters</label>
      <input id="fresh" name="fresh" type="password" required minlength="12" maxlength="200" autocomplete="new-password" />
      <button>Change the password</button>
    </form>`
}

function secondFactor(codesLeft: number | null): Html {
  if (codesLeft === null)
    return html`<h2>Second factor</h2>
      <p>With a code of an authenticator app nobody gets in who only knows your password.</p>
      <form method="post" action="/my-sign-in/second-factor">
        <label for="proof">Your password</label>
        <input id="proof" name="password" type="password" required autocomplete="current-password" />
        <button>Set up a second factor</button>
      </form>`
  return html`<h2>Second factor</h2>
    <p>It is set up. ${codesLeft} recovery ${codesLeft === 1 ? "code is" : "codes are"} left.</p>
    <form method="post" action="/my-sign-in/second-factor/end">
      <label for="proof">Your password</label>
      <input id="proof" name="password" type="password" required autocomplete="current-password" />
      <button>Take the second factor away</button>
    </form>`
}

/** What an authenticator app is told, as a picture and as text. */
export function offerPage({ token, secret, uri }: { token: string; secret: string; uri: string }, problem: string | null = null): Html {
  const shown = secret.match(/.{1,4}/g)?.join(" ") ?? secret
  return html`<h1>Set up a second factor</h1>
    <p>Scan this with an authenticator app, or type the key into it. Then say the code that it shows.</p>
    ${picture(uri)}
    <p>Key: <code>${shown}</code></p>
    ${problemNotice(problem)}
    <form method="post" action="/my-sign-in/second-factor/code">
      <input type="hidden" name="token" value="${token}" />
      <label for="code">Code</label>
      <input id="code" name="code" required inputmode="numeric" autocomplete="one-time-code" maxlength="10" />
      <button class="main">Turn it on</button>
    </form>
    <p><a href="/my-sign-in">Not now</a></p>`
}

/** Recovery codes, this once. */
export function recoveryPage(codes: readonly string[]): Html {
  return html`<h1>Keep these codes</h1>
    <p>Each lets you in once when you don’t have the app. They are not shown again; print them or put them where you keep passwords.</p>
    <ul>
      ${codes.map((code) => html`<li><code>${code}</code></li>`)}
    </ul>
    <p><a class="button main" href="/my-sign-in">I have kept them</a></p>`
}

/** A QR code, drawn black on white, so that cameras read it in a dark room, too. */
function picture(text: string): Html {
  const { data, size } = encode(text, { border: 4 })
  const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ""))).join("")
  return html`<svg width="240" height="240" viewBox="0 0 ${size} ${size}" role="img" aria-label="QR code with the key">
    <rect width="${size}" height="${size}" fill="#fff" />
    <path d="${squares}" fill="#000" />
  </svg>`
}
