import { expect, test } from "vitest"
import { saidInArrival } from "./said-in-arrival.ts"

const ground = (more: object = {}) => ({ kind: "ground", basis: "consent", channel: "email", purpose: null, wording: null, ...more })

test.each([
  ["nothing is said", { email: "a@b.example" }, []],
  ["an unticked box says nothing", { consent: false, opted_out: false }, []],
  ["a ticked box speaks of e-mail", { consent: true }, [ground()]],
  ["its words are known by their version", { consent: true, "custom.consent_wording": "2026-04" }, [ground({ wording: "2026-04" })]],
  [
    "channels and purposes may be named",
    { consent: true, "custom.consent_channels": "email, call, pigeon", "custom.consent_purposes": "marketing" },
    [ground({ purpose: "marketing" }), ground({ channel: "call", purpose: "marketing" })],
  ],
  ["or all of them", { consent: true, "custom.consent_channels": "all" }, [ground({ channel: null })]],
  ["another basis may be named", { consent: true, consent_basis: "Existing customer" }, [ground({ basis: "existing_customer" })]],
  ["who unsubscribed elsewhere objected here", { opted_out: true }, [{ kind: "objection", channel: "email" }]],
  ["who wants no calls too", { do_not_call: true, consent: true }, [ground(), { kind: "objection", channel: "call" }]],
])("%s", (_, fields, said) => {
  expect(saidInArrival(fields as Parameters<typeof saidInArrival>[0])).toEqual(said)
})
