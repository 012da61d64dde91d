import { gunzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { running, type Running } from "./running.ts"

let baton: Running
beforeAll(async () => {
  baton = await running()
})
afterAll(async () => baton.stop())

describe.each(["/baton.js", "/form.js"])("%s", (url) => {
  test("may be loaded by any site, and is asked for anew only when it changed", async () => {
    const first = await baton.server.inject({ url, headers: { "accept-encoding": "gzip, br" } })
    const again = await baton.server.inject({ url, headers: { "if-none-match": String(first.headers["etag"]) } })
    const plain = await baton.server.inject(url)

    expect(first.headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "content-encoding": "gzip",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
      "cache-control": expect.stringContaining("max-age=3600"),
    })
    expect([again.statusCode, again.body]).toEqual([304, ""])
    expect(gunzipSync(first.rawPayload).toString()).toBe(plain.body)
    expect(plain.headers["content-encoding"]).toBeUndefined()
  })

  test("is kept for ever under its version, and only under that", async () => {
    const version = /"(.+)"/.exec(String((await baton.server.inject(url)).headers["etag"]))?.[1]

    const right = await baton.server.inject(`${url}?v=${version}`)
    const wrong = await baton.server.inject(`${url}?v=old`)

    expect(right.headers["cache-control"]).toContain("immutable")
    expect(wrong.headers["cache-control"]).not.toContain("immutable")
  })
})

describe("the code to paste", () => {
  test("holds the key and the address, and is what a browser reads as meant", async () => {
    const query = new URLSearchParams({ form: "contact", write_key: baton.keys.write, origin: "https://baton.acme.example/" })
    const answer = await baton.call("GET", `/api/snippets?${query}`)

    const { snippet, form, content_security_policy: policy } = answer.json()
    expect(snippet).toContain(`<script async src="https://baton.acme.example/baton.js" data-write-key="${baton.keys.write}"></script>`)
    expect(form).toContain(`<form action="https://baton.acme.example/forms/contact?key=${baton.keys.write}" method="post">`)
    expect(policy).toContain("connect-src https://baton.acme.example;")
  })

  test("has a placeholder where no key was said", async () => {
    const { snippet, write_key: key } = (await baton.call("GET", "/api/snippets")).json()

    expect(snippet).toContain('src="http://baton.test/baton.js" data-write-key="YOUR_WRITE_KEY"')
    expect(key).toBeNull()
  })

  test.each([
    ["an admin key", () => ({ write_key: baton.keys.admin }), 422],
    ["another workspace's key", () => ({ write_key: baton.keys.demo }), 422],
    ["an unknown key", () => ({ write_key: "nobody" }), 422],
    ["markup for a form's name", () => ({ form: '"><script>' }), 400],
    ["a script for an address", () => ({ origin: "javascript:alert(1)" }), 400],
    ["no address", () => ({ origin: "acme" }), 400],
    ["markup for a field", () => ({ fields: "email:<b>" }), 400],
    ["a colour that is none", () => ({ accent: "red;}" }), 400],
    ["a link that is no https", () => ({ booking_url: "javascript:alert(1)" }), 400],
  ])("is refused for %s", async (_, query, status) => {
    const answer = await baton.call("GET", `/api/snippets?${new URLSearchParams(query() as Record<string, string>)}`)

    expect(answer.statusCode).toBe(status)
  })

  test("asks for what was chosen, says what was written, and looks as wanted", async () => {
    const chosen = {
      fields: "email*,team_size:How many are you?,message",
      button: "Go",
      thanks: "Thanks!",
      booking_url: "https://cal.acme.example",
    }
    const query = new URLSearchParams({ ...chosen, accent: "#ff0000", radius: "4", consent: "required", own_forms: "true" })

    const { form, form_styles: styles, snippet } = (await baton.call("GET", `/api/snippets?${query}`)).json()

    expect(form).toContain('<label>Work e-mail <input name="email" type="email" autocomplete="email" required /></label>')
    expect(form).toContain('<label>How many are you? <input name="team_size" /></label>')
    expect(form).toContain('<baton-form booking-url="https://cal.acme.example" thanks-text="Thanks!">')
    expect(form).toContain("<button>Go</button>")
    expect(styles).toBe("baton-form {\n  --baton-accent: #ff0000;\n  --baton-radius: 4px;\n}")
    expect(snippet).toContain(' data-consent="required" data-forms></script>')
  })

  test("can't be broken out of by an address", async () => {
    const origin = "https://acme.example/'\"><img>"

    const { form, snippet } = (await baton.call("GET", `/api/snippets?${new URLSearchParams({ origin })}`)).json()

    expect(`${form}${snippet}`).not.toContain("<img>")
    expect(snippet).toContain("&lt;img&gt;")
  })
})

describe("one filling of a form", () => {
  const post = (inputs: Record<string, string>) =>
    baton.server.inject({
      method: "POST",
      url: `/forms/demo?key=${baton.keys.write}`,
      payload: new URLSearchParams(inputs).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-mode": "cors" },
    })

  test("sent again is the same post, however long it took", async () => {
    const first = await post({ email: "nils@larch.example", _id: "one", _ms: "4000" })
    const again = await post({ email: "nils@larch.example", _id: "one", _ms: "9000" })

    expect(again.json().receipt).toBe(first.json().receipt)
  })

  test("never makes somebody else's post vanish, though a page gives all of them the same id", async () => {
    const first = await post({ email: "nils@larch.example", _id: "written into the page" })
    const other = await post({ email: "nora@larch.example", _id: "written into the page" })

    expect(other.json().receipt).not.toBe(first.json().receipt)
  })

  test.each(["-1", "soon", "1e999", ""])("with %j for its time is kept without one", async (ms) => {
    const { receipt } = (await post({ email: "nils@larch.example", _ms: ms })).json()

    const { rows } = await baton.db.pool.query("select payload from ws_acme.signal where id = $1", [receipt])
    expect(JSON.parse(rows[0].payload)).toEqual({
      form: "demo",
      inputs: { email: "nils@larch.example" },
      page: null,
      referrer: null,
      agent: expect.any(String),
    })
  })
})
