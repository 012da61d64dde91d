import type { Agreement } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import {
  agreementByHash,
  agreementById,
  insertAgreement,
  insertSignature,
  nextVersion,
  putInForce,
  signaturesOf,
  type AgreementVersion,
  type Signature,
} from "#store/agreement.ts"
import { lockAgreements } from "#store/emergency-change.ts"
import { unjudgedLeads } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import { setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { emergencyToRatify, endEmergency } from "#steps/emergency-change.ts"
import { hashAgreement } from "#steps/hash-agreement.ts"
import { recordVersion } from "#steps/record-version.ts"

const A_DAY = 24 * 60 * 60_000

/** Keeps a checked agreement as the next version; the same content again is the version that is there already. */
export async function loadAgreement(
  tx: Tx,
  file: { agreement: Agreement; source: string; examples: unknown },
  actor: string,
  now: Instant,
): Promise<AgreementVersion> {
  const hash = hashAgreement(file.agreement)
  const known = await agreementByHash(tx, hash)
  if (known !== null) return known
  const version: AgreementVersion = {
    id: newId(),
    version: await nextVersion(tx),
    name: file.agreement.name,
    hash,
    source: file.source,
    document: file.agreement,
    examples: file.examples,
    loadedAt: now,
    loadedBy: actor,
  }
  await insertAgreement(tx, version)
  const says = `Version ${version.version}, "${version.name}", was loaded.`
  await recordVersion(tx, version, { actor, kind: "agreement_loaded", says }, now)
  return version
}

/**
 * Signs a version for one side. The second side's signature puts it in force at once, and leads that nobody judged yet are judged. It ratifies an
 * emergency change of the other side.
 *
 * @throws Refusal 404 for an unknown version, 409 when the side signed already, 422 when another content was meant, 403 when it is one's own emergency
 */
export async function signAgreement(
  tx: Tx,
  id: string,
  signing: Omit<Signature, "signedAt">,
  actor: string,
  now: Instant,
): Promise<Signature[]> {
  await lockAgreements(tx)
  const version = await agreementById(tx, id)
  if (version === null) throw new Refusal("not_found", "There is no agreement of this id here.", 404)
  if (signing.hash !== version.hash)
    throw new Refusal(
      "hash_differs",
      `The hash you signed is not that of version ${version.version}. Read it again, then sign ${version.hash}.`,
      422,
    )
  const before = await signaturesOf(tx, id)
  const earlier = before.find((one) => one.side === signing.side)
  if (earlier !== undefined) throw new Refusal("signed_already", `${earlier.signer} signed this version for ${signing.side} already.`, 409)
  if (before.some((one) => one.signer === signing.signer))
    throw new Refusal("both_sides", `${signing.signer} signed for the other side; each side needs a person of its own.`, 409)

  const by = { signer: signing.signer, actor }
  const running = await emergencyToRatify(tx, id, by, now)

  await insertSignature(tx, id, { ...signing, signedAt: now })
  const says = `${signing.signer} signed version ${version.version} for ${signing.side}.`
  await recordVersion(tx, version, { actor, kind: "agreement_signed", says }, now)
  const signatures = await signaturesOf(tx, id)
  if (signatures.length === 2) {
    if (running !== null) await endEmergency(tx, running, version, by, now)
    await begin(tx, version, actor, now)
  }
  return signatures
}

async function begin(tx: Tx, version: AgreementVersion, actor: string, now: Instant): Promise<void> {
  await putInForce(tx, version.id, now, now + version.document.review_after_days * A_DAY)
  await setTimers(
    tx,
    (await unjudgedLeads(tx)).map((subject) => ({ kind: "lead", subject, dueAt: now })),
  )
  const says = `Version ${version.version} is in force: both sides signed it.`
  await recordVersion(tx, version, { actor, kind: "agreement_in_force", says }, now)
}
