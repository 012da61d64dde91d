import { html, type Html } from "#http/pages/html.ts"
import { problemNotice } from "#http/pages/sign-in/form-page.ts"

/** What the page offers besides a password. `company`: what the button to the company's own sign-in says; null: there is none. */
export type Offers = { back: string; company: string | null; problem?: string | null; email?: string }

/** Asks who somebody is. */
export function signInPage({ back, company, problem = null, email = "" }: Offers): Html {
  return html`<h1>Sign in</h1>
    ${problemNotice(problem)}
    ${company !== null && html`<p><a class="button main" href="/sign-in/company?back=${encodeURIComponent(back)}">Sign in with ${company}</a></p>`}
    <form method="post" action="/sign-in">
      <input type="hidden" name="back" value="${back}" />
      <label for="email">E-mail address</label>
      <input id="email" name="email" type="email" required autocomplete="username" spellcheck="false" value="${email}" />
      <label for="password">Password</label>
      <input id="password" name="password" type="password" required autocomplete="current-password" />
      <button class="main">Sign in</button>
    </form>
    <p><a href="/sign-in/forgotten">Forgot your password?</a></p>
    <details>
      <summary>Sign in with an admin key</summary>
      <p>It was shown when Baton first started, and stands in <code>keys.json</code> of its data folder.</p>
      <form method="post" action="/sign-in">
        <input type="hidden" name="back" value="${back}" />
        <label for="key">Admin key</label>
        <input id="key" name="key" type="password" required autocomplete="off" spellcheck="false" />
        <button>Sign in with the key</button>
      </form>
    </details>`
}

/** Asks for the second factor. */
export function codePage(token: string, back: string, problem: string | null = null): Html {
  return html`<h1>One more step</h1>
    ${problemNotice(problem)}
    <form method="post" action="/sign-in/code">
      <input type="hidden" name="token" value="${token}" />
      <input type="hidden" name="back" value="${back}" />
      <label for="code">Code of your authenticator app, or a recovery code</label>
      <input id="code" name="code" required autocomplete="one-time-code" spellcheck="false" maxlength="20" />
      <button class="main">Sign in</button>
    </form>
    <p><a href="/sign-in">Begin again</a></p>`
}

/** Asks for whom another password is wanted. */
export function forgottenPage(sendsMail: boolean): Html {
  if (!sendsMail)
    return html`<h1>Another password</h1>
      <p>This Baton sends no mail. Ask whoever invited you, or whoever runs it: <code>baton users reset</code> makes a link for you.</p>
      <p><a href="/sign-in">Back to the sign-in</a></p>`
  return html`<h1>Another password</h1>
    <p>Say your e-mail address. If you may log in with a password, a link is mailed to you; it lasts an hour.</p>
    <form method="post" action="/sign-in/forgotten">
      <label for="email">E-mail address</label>
      <input id="email" name="email" type="email" required autocomplete="username" spellcheck="false" />
      <button class="main">Mail me a link</button>
    </form>
    <p><a href="/sign-in">Back to the sign-in</a></p>`
}

/** The same for everybody, whether there is such an address or not. */
export function remindedPage(): Html {
  return html`<h1>Look into your mail</h1>
    <p>If somebody of this address may log in with a password, a link is on its way. It lasts an hour and works once.</p>
    <p><a href="/sign-in">Back to the sign-in</a></p>`
}
