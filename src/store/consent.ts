import type { Basis, ContactChannel, Purpose } from "#domain/privacy/contact.ts"
import type { ContactPolicy } from "#domain/privacy/contact-policy.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Something that was recorded for or against contact with a lead. `channel` and `purpose`: null for all of them. */
export type ConsentRecord = {
  id: string
  lead: string
  kind: "ground" | "withdrawal" | "objection" | "lifted"
  /** Of grounds alone. */
  basis: Basis | null
  channel: ContactChannel | null
  purpose: Purpose | null
  evidence: string
  /** The version of the words that were agreed to; null when nobody said. */
  wording: string | null
  source: string
  at: Instant
  expiresAt: Instant | null
  recordedAt: Instant
  by: string
}

const COLUMNS = `c.id, c.lead, c.kind, c.basis, c.channel, c.purpose, c.evidence, c.wording, c.source, c.at, c.expires_at as "expiresAt",
  c.recorded_at as "recordedAt", c.by_actor as "by"`

/** Records what was said for or against contact. */
export async function insertConsents(tx: Tx, records: readonly ConsentRecord[]): Promise<void> {
  await insertRows(
    tx,
    "consent",
    records.map((one) => ({
      id: one.id,
      lead: one.lead,
      kind: one.kind,
      basis: one.basis,
      channel: one.channel,
      purpose: one.purpose,
      evidence: one.evidence,
      wording: one.wording,
      source: one.source,
      at: iso(one.at),
      expires_at: iso(one.expiresAt),
      recorded_at: iso(one.recordedAt),
      by_actor: one.by,
    })),
  )
}

/** What was recorded of a lead and of those merged into it, oldest first. */
export async function consentsOf(tx: Tx, lead: string): Promise<ConsentRecord[]> {
  return tx.query(
    `select ${COLUMNS} from consent c where c.lead = $1 or c.lead in (select id from lead where merged_into = $1) order by c.at, c.id`,
    [lead],
  )
}

/** Which of these leads objected to which channel altogether, as "lead channel". */
export async function objectedAlready(tx: Tx, leads: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }>(
    "select lead || ' ' || channel as key from consent where lead = any($1) and kind = 'objection' and channel is not null and purpose is null",
    [leads],
  )
  return new Set(rows.map((row) => row.key))
}

/** What is recorded of many leads at once; see `contactGrounds`. `policy`: null when the shipped one counts. */
export type RecordedContact = {
  policy: ContactPolicy | null
  /** Whether anybody is on the list at all. */
  suppresses: boolean
  consents: {
    lead: string
    kind: ConsentRecord["kind"]
    basis: Basis | null
    channel: ContactChannel | null
    purpose: Purpose | null
    evidence: string
    at: Instant
    expiresAt: Instant | null
  }[]
  /** When each lead last sent each form. */
  forms: { lead: string; form: string; at: Instant }[]
}

/**
 * The policy and what is recorded of these leads, in one statement. What was recorded of a lead that was merged counts for the one it went into.
 *
 * @param formsOf of which leads the forms are wanted too
 */
export async function recordedContact(tx: Tx, leads: readonly string[], formsOf: readonly string[]): Promise<RecordedContact> {
  const [row] = await tx.query<
    Omit<RecordedContact, "consents" | "forms"> & { consents: RecordedContact["consents"] | null; forms: RecordedContact["forms"] | null }
  >(
    `select (select document from contact_policy order by seq desc limit 1) as policy,
       exists (select from suppression where lifted_at is null) as suppresses,
       (select json_agg(json_build_object('lead', x.lead, 'kind', x.kind, 'basis', x.basis, 'channel', x.channel, 'purpose', x.purpose, 'evidence', x.evidence,
          'at', inv_ms(x.at), 'expiresAt', inv_ms(x.expires_at)))
        from (select c.lead as lead, c.kind, c.basis, c.channel, c.purpose, c.evidence, c.at, c.expires_at from consent c where c.lead = any($1)
          union all
          select l.merged_into, c.kind, c.basis, c.channel, c.purpose, c.evidence, c.at, c.expires_at
          from lead l join consent c on c.lead = l.id where l.merged_into = any($1)) as x) as consents,
       (select json_agg(json_build_object('lead', f.lead, 'form', f.form, 'at', inv_ms(f.at)))
        from (select i.lead, e.form, max(e.at) as at from identity i cross join lateral (select form, max(occurred_at) as at from engagement
            where identity = i.id and kind = 'form' and form is not null and bot is null group by form) as e
          where i.lead = any($2) group by i.lead, e.form) as f) as forms`,
    [leads, formsOf],
  )
  if (row === undefined) throw new Error("PostgreSQL answered without a row.")
  return { ...row, consents: row.consents ?? [], forms: row.forms ?? [] }
}
