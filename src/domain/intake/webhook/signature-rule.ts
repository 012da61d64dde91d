/**
 * How a sender signs: an HMAC over a text made of the request, in a header. All schemes that are known here are of this form, so a new one is data.
 */
export type SignatureRule = {
  /** Holds the signature, or several with blanks between. Small letters. */
  header: string
  /** The header is a list such as `t=…,v1=…`, and the signature stands in the part of this name. */
  part: string | null
  /** Stands before the signature, such as `sha256=`. */
  prefix: string
  algorithm: "sha256" | "sha1" | "sha512"
  encoding: "hex" | "base64"
  /** What is signed: a text in which `{body}`, `{timestamp}`, `{id}`, `{method}` and `{url}` stand for what was sent. */
  signed: string
  /** Where the sender says when it signed; what is older or newer than five minutes is refused. null: it says nothing of that. */
  timestamp: { header: string; part: string | null; unit: "s" | "ms" } | null
  /** Header with the delivery's id, the same for all tries; null: none. */
  id: string | null
  /** How the secret is written: as text, or as bytes in base64 after `whsec_`. */
  secret: "text" | "whsec"
}

export const SCHEMES = ["none", "standard_webhooks", "hubspot_v3", "typeform", "calendly", "webflow", "meta", "hmac"] as const
export type Scheme = (typeof SCHEMES)[number]

/** How requests of a source are checked; `none` leaves it at the address, which nobody can guess. */
export type Signature = { scheme: Exclude<Scheme, "hmac"> } | { scheme: "hmac"; rule: SignatureRule }

const PLAIN: SignatureRule = {
  header: "x-signature",
  part: null,
  prefix: "",
  algorithm: "sha256",
  encoding: "hex",
  signed: "{body}",
  timestamp: null,
  id: null,
  secret: "text",
}

const RULES: Record<Exclude<Scheme, "hmac" | "none">, SignatureRule> = {
  standard_webhooks: {
    ...PLAIN,
    header: "webhook-signature",
    prefix: "v1,",
    encoding: "base64",
    signed: "{id}.{timestamp}.{body}",
    timestamp: { header: "webhook-timestamp", part: null, unit: "s" },
    id: "webhook-id",
    secret: "whsec",
  },
  hubspot_v3: {
    ...PLAIN,
    header: "x-hubspot-signature-v3",
    encoding: "base64",
    signed: "{method}{url}{body}{timestamp}",
    timestamp: { header: "x-hubspot-request-timestamp", part: null, unit: "ms" },
  },
  typeform: { ...PLAIN, header: "typeform-signature", prefix: "sha256=", encoding: "base64" },
  calendly: {
    ...PLAIN,
    header: "calendly-webhook-signature",
    part: "v1",
    signed: "{timestamp}.{body}",
    timestamp: { header: "calendly-webhook-signature", part: "t", unit: "s" },
  },
  webflow: {
    ...PLAIN,
    header: "x-webflow-signature",
    signed: "{timestamp}:{body}",
    timestamp: { header: "x-webflow-timestamp", part: null, unit: "ms" },
  },
  meta: { ...PLAIN, header: "x-hub-signature-256", prefix: "sha256=" },
}

/** The rule of a signature; null when nothing is signed. */
export function ruleOf(signature: Signature): SignatureRule | null {
  if (signature.scheme === "none") return null
  return signature.scheme === "hmac" ? signature.rule : RULES[signature.scheme]
}

const DECODED = new Map(Object.entries({ "%3A": ":", "%2F": "/", "%3F": "?", "%40": "@", "%21": "!", "%24": "$", "%27": "'" }))
for (const [code, sign] of Object.entries({ "%28": "(", "%29": ")", "%2A": "*", "%2C": ",", "%3B": ";" })) DECODED.set(code, sign)

/** An address as HubSpot signs it: some signs that were encoded are signed as themselves. */
export function asSigned(url: string): string {
  return url.replaceAll(/%[0-9a-f]{2}/gi, (code) => DECODED.get(code.toUpperCase()) ?? code)
}
