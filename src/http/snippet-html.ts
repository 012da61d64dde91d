import { html } from "#http/pages/html.ts"

/** What the code for a site is made of; `origin` without a slash at its end. */
export type Site = { origin: string; writeKey: string; form: string }

/** For the head of every page. Calls made before the script is there wait for it. */
export function snippetHtml({ origin, writeKey }: Site): string {
  return html`<script>
      window.baton ??= (...words) => (baton.q ??= []).push(words)
    </script>
    <script async src="${origin}/baton.js" data-write-key="${writeKey}"></script>`.markup.replaceAll(/\n {4}/g, "\n")
}

/** A plain form that works as it stands; the script makes it better where there is one. */
export function formHtml({ origin, writeKey, form }: Site): string {
  const action = `${origin}/forms/${encodeURIComponent(form)}?key=${encodeURIComponent(writeKey)}`
  return html`<script async src="${origin}/form.js"></script>
    <baton-form booking-url="">
      <form action="${action}" method="post">
        <label>Work e-mail <input name="email" type="email" autocomplete="email" required /></label>
        <label>Name <input name="full_name" autocomplete="name" required /></label>
        <label>Company <input name="company_name" autocomplete="organization" /></label>
        <label>How can we help? <textarea name="message"></textarea></label>
        <p hidden>
          <label>Leave this empty <input name="_hp" tabindex="-1" autocomplete="off" /></label>
        </p>
        <button>Send</button>
      </form>
    </baton-form>`.markup.replaceAll(/\n {4}/g, "\n")
}
