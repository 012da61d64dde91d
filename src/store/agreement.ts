import type { Agreement, Side } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A version of the agreement. It can't be changed; a changed text is another version. */
export type AgreementVersion = {
  id: string
  version: number
  name: string
  /** SHA-256 of the canonical JSON, in hex: what a signature covers. */
  hash: string
  source: string
  document: Agreement
  examples: unknown
  loadedAt: Instant
  loadedBy: string
}

export type Signature = { side: Side; signer: string; hash: string; signedAt: Instant }

const COLUMNS = `id, version, name, hash, source, document, examples, loaded_at as "loadedAt", loaded_by as "loadedBy"`

export async function insertAgreement(tx: Tx, version: AgreementVersion): Promise<void> {
  const { loadedAt, loadedBy, ...rest } = version
  await insertRows(tx, "agreement", [{ ...rest, loaded_at: iso(loadedAt), loaded_by: loadedBy }])
}

export async function agreementById(tx: Tx, id: string): Promise<AgreementVersion | null> {
  const [row] = await tx.query<AgreementVersion>(`select ${COLUMNS} from agreement where id = $1`, [id])
  return row ?? null
}

export async function agreementByHash(tx: Tx, hash: string): Promise<AgreementVersion | null> {
  const [row] = await tx.query<AgreementVersion>(`select ${COLUMNS} from agreement where hash = $1`, [hash])
  return row ?? null
}

/** The version that was loaded before this one, or null. */
export async function versionBefore(tx: Tx, version: number): Promise<AgreementVersion | null> {
  const [row] = await tx.query<AgreementVersion>(`select ${COLUMNS} from agreement where version < $1 order by version desc limit 1`, [
    version,
  ])
  return row ?? null
}

/** All versions, newest first, without their documents. */
export async function listAgreements(tx: Tx): Promise<Omit<AgreementVersion, "document" | "source" | "examples">[]> {
  return tx.query(`select id, version, name, hash, loaded_at as "loadedAt", loaded_by as "loadedBy" from agreement order by version desc`)
}

export async function nextVersion(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ next: number }>("select coalesce(max(version), 0) + 1 as next from agreement")
  return row?.next ?? 1
}

export async function insertSignature(tx: Tx, agreement: string, signature: Signature): Promise<void> {
  await insertRows(tx, "agreement_signature", [
    { agreement, side: signature.side, signer: signature.signer, hash: signature.hash, signed_at: iso(signature.signedAt) },
  ])
}

export async function signaturesOf(tx: Tx, agreement: string): Promise<Signature[]> {
  return tx.query(`select side, signer, hash, signed_at as "signedAt" from agreement_signature where agreement = $1 order by signed_at`, [
    agreement,
  ])
}

/** Puts a version in force from `since` on; the tables refuse one that lacks a signature. */
export async function putInForce(tx: Tx, agreement: string, since: Instant, reviewAt: Instant): Promise<void> {
  await tx.query("insert into agreement_in_force (agreement, since, review_at) values ($1, $2, $3)", [agreement, iso(since), iso(reviewAt)])
}

/**
 * A version in force. `until`: when it lapses, of an emergency change; else null, and `reviewAt` says when it asks to be reviewed. `looksUp`: whether there
 * is any provider to ask; it comes along because every batch that arrives asks for both.
 */
export type InForce = { agreement: string; since: Instant; reviewAt: Instant | null; until: Instant | null; looksUp: boolean }

/** The version in force at an instant, or null when none is: the newest that both sides signed, or an emergency change since then while it runs. */
export async function agreementInForce(tx: Tx, now: Instant): Promise<InForce | null> {
  const [row] = await tx.query<InForce>(
    `select agreement, since, review_at as "reviewAt", until, exists (select from provider where is_on) as "looksUp"
     from (select agreement, since, review_at, null::timestamptz as until from agreement_in_force where since <= $1
       union all select agreement, since, null, until from agreement_emergency where since <= $1 and until > $1) as applies
     order by since desc, until nulls first limit 1`,
    [iso(now)],
  )
  return row ?? null
}
