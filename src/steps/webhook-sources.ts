import { randomBytes } from "node:crypto"
import { soundMapping } from "#domain/intake/webhook/check-mapping.ts"
import type { Mapping } from "#domain/intake/webhook/mapping.ts"
import { READY_MAPPINGS, type Vendor } from "#domain/intake/webhook/ready/ready-mappings.ts"
import { ruleOf, type Signature } from "#domain/intake/webhook/signature-rule.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import { forgetFetches } from "#store/webhook-fetch.ts"
import { insertMapping, insertSource, lockSource, saveSource, sourceByName, type WebhookSource } from "#store/webhook-source.ts"

/** What a person says of a source; what is left out is as the vendor has it. `secret`: null for one of ours. */
export type ToldSource = {
  name: string
  vendor: Vendor
  signature: Signature | null
  secret: string | null
  token: string | null
  mapping: Mapping | null
  lane: 1 | 2
  active: boolean
}

/** What is to be changed; what is left out stays. */
export type ToldChange = {
  signature?: Signature | undefined
  secret?: string | undefined
  token?: string | null | undefined
  mapping?: Mapping | undefined
  lane?: 1 | 2 | undefined
  active?: boolean | undefined
}

/** A source, and the secret that was made for it just now, which is shown this once; null when none was made. */
export type Made = { source: WebhookSource; secret: string | null }

/** The signatures of vendors who let their customers choose the secret, so that it can be made here. */
const CHOSEN_BY_US: readonly string[] = ["typeform", "calendly", "standard_webhooks", "hmac"]
const SCHEME_OF: Record<Vendor, Exclude<Signature["scheme"], "hmac">> = {
  typeform: "typeform",
  webflow: "webflow",
  calendly: "calendly",
  hubspot: "hubspot_v3",
  meta: "meta",
  custom: "none",
}

/** Adds a source. @throws Refusal 409 when its name is taken, 422 when its mapping or secret can't be used */
export async function addSource(tx: Tx, told: ToldSource, actor: string, now: Instant): Promise<Made> {
  if ((await sourceByName(tx, told.name)) !== null)
    throw new Refusal("taken", `There is a source called "${told.name}" already; change that one, or take another name.`, 409)
  const signature = told.signature ?? { scheme: SCHEME_OF[told.vendor] }
  const document = soundMapping(told.mapping ?? READY_MAPPINGS[told.vendor])
  const { secret, isMade } = secretFor(signature, told.secret)
  const source: WebhookSource = {
    id: newId(),
    name: told.name,
    vendor: told.vendor,
    lane: told.lane,
    address: freshAddress(tx.workspace),
    verifyToken: randomBytes(18).toString("base64url"),
    signature,
    secret,
    secretBefore: null,
    secretBeforeUntil: null,
    token: told.token,
    active: told.active,
    createdAt: now,
    createdBy: actor,
    removedAt: null,
    lastReceivedAt: null,
    refused: 0,
    lastRefusedAt: null,
    lastRefusal: null,
    fetchError: null,
    mapping: { id: newId(), version: 1, document, createdAt: now, createdBy: actor },
  }

  await insertSource(tx, source)
  await tell(tx, source, "source_added", `Webhooks of ${told.name} are taken from now on.`, actor, now)
  return { source, secret: isMade ? secret : null }
}

/** Changes a source. Another mapping is a new version: what came before keeps its own. @throws Refusal 404 or 422 */
export async function changeSource(tx: Tx, id: string, told: ToldChange, actor: string, now: Instant): Promise<Made> {
  const before = await thereIs(tx, id)
  const signature = told.signature ?? before.signature
  const isSame = JSON.stringify(signature) === JSON.stringify(before.signature)
  const { secret, isMade } = secretFor(signature, told.secret ?? (isSame ? before.secret : null))
  const document = told.mapping === undefined ? before.mapping.document : soundMapping(told.mapping)
  const isNewMapping = JSON.stringify(document) !== JSON.stringify(before.mapping.document)
  const mapping = isNewMapping
    ? { id: newId(), version: before.mapping.version + 1, document, createdAt: now, createdBy: actor }
    : before.mapping
  const forgets = secret === before.secret ? {} : { secretBefore: null, secretBeforeUntil: null }
  const after: WebhookSource = {
    ...before,
    ...forgets,
    signature,
    secret,
    token: told.token === undefined ? before.token : told.token,
    mapping,
    lane: told.lane ?? before.lane,
    active: told.active ?? before.active,
  }

  await saveSource(tx, after)
  // what was given up with another token or mapping may come now
  if (after.token !== before.token || isNewMapping) await forgetFetches(tx, id)
  if (isNewMapping) await insertMapping(tx, id, mapping)
  const says = isNewMapping ? `Version ${mapping.version} of its mapping counts from now on.` : "How its webhooks are taken was changed."
  await tell(tx, after, "source_changed", `The source ${after.name} was changed. ${says}`, actor, now)
  return { source: after, secret: isMade ? secret : null }
}

/**
 * Gives a source another secret, and another address when that is asked for. The secret before stays good for `overlap`, so that nothing is lost while
 * the sender is told; the address before stops at once.
 *
 * @throws Refusal 404, or 422 when nothing is signed and no address was asked for
 */
export async function rotateSource(
  tx: Tx,
  id: string,
  { secret: given, overlap, address }: { secret: string | null; overlap: Milliseconds; address: boolean },
  actor: string,
  now: Instant,
): Promise<Made> {
  const before = await thereIs(tx, id)
  if (before.secret === null && !address)
    throw new Refusal(
      "no_secret",
      "Nothing of this source is signed, so it has no secret to replace; ask for another address instead.",
      422,
    )
  const fresh = before.secret === null ? { secret: null, isMade: false } : secretFor(before.signature, given)
  const keeps = before.secret !== null && overlap > 0
  const after: WebhookSource = {
    ...before,
    secret: fresh.secret,
    secretBefore: keeps ? before.secret : null,
    secretBeforeUntil: keeps ? now + overlap : null,
    address: address ? freshAddress(tx.workspace) : before.address,
  }

  await saveSource(tx, after)
  const parts = [before.secret === null ? [] : ["secret"], address ? ["address"] : []].flat().join(" and ")
  await tell(tx, after, "source_rotated", `The source ${after.name} got another ${parts}.`, actor, now)
  return { source: after, secret: fresh.isMade ? fresh.secret : null }
}

/** Takes nothing more from a source; what came stays. @throws Refusal 404 */
export async function removeSource(tx: Tx, id: string, actor: string, now: Instant): Promise<void> {
  const before = await thereIs(tx, id)

  await saveSource(tx, { ...before, active: false, removedAt: now, secretBefore: null, secretBeforeUntil: null })
  await tell(tx, before, "source_removed", `Nothing more is taken from the source ${before.name}.`, actor, now)
}

async function thereIs(tx: Tx, id: string): Promise<WebhookSource> {
  const source = await lockSource(tx, id)
  if (source === null) throw new Refusal("not_found", "There is no source of this id here.", 404)
  return source
}

/** The secret that a signature is checked with: the one given, or a fresh one where we may choose it; null where nothing is signed. */
function secretFor(signature: Signature, given: string | null): { secret: string | null; isMade: boolean } {
  const rule = ruleOf(signature)
  if (rule === null) return { secret: null, isMade: false }
  if (given === null && !CHOSEN_BY_US.includes(signature.scheme))
    throw new Refusal(
      "no_secret",
      `${signature.scheme} signs with a secret of the vendor's own: give it as "secret", or say signature { "scheme": "none" } to rely on the address alone.`,
      422,
      [{ pointer: "/body/secret", message: "is needed for this signature" }],
    )
  if (given !== null && rule.secret === "whsec" && !/^(whsec_)?[A-Za-z0-9+/]{32,88}={0,2}$/.test(given))
    throw new Refusal("bad_secret", "A secret of Standard Webhooks is whsec_ and base64 of 24 to 64 random bytes.", 422, [
      { pointer: "/body/secret", message: "is no secret of Standard Webhooks" },
    ])
  if (given !== null) return { secret: given, isMade: false }
  const bytes = randomBytes(32)
  return { secret: rule.secret === "whsec" ? `whsec_${bytes.toString("base64")}` : bytes.toString("hex"), isMade: true }
}

/** Names the workspace, so that it is found without asking all of them; the rest is what nobody can guess. */
function freshAddress(workspace: string): string {
  return `${workspace}.${randomBytes(24).toString("base64url")}`
}

async function tell(tx: Tx, source: WebhookSource, kind: string, says: string, actor: string, now: Instant): Promise<void> {
  const detail = { source: source.id, name: source.name, mapping: source.mapping.version }
  await record(tx, [{ at: now, actor, kind, says, lead: null, handoff: null, agreement: null, detail }])
}
