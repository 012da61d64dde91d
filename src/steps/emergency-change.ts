import type { Side } from "#domain/agreement/agreement.ts"
import { approvesOwn, EMERGENCY_LASTS, emergencyState, whyNoEmergency } from "#domain/agreement/emergency-change.ts"
import type { Instant } from "#domain/instant.ts"
import type { Role } from "#domain/people/person.ts"
import { Refusal } from "#domain/refusal.ts"
import { emergencyDeclared, emergencyLapsed } from "#domain/sending/compose-emergency.ts"
import type { Message } from "#domain/sending/message.ts"
import { agreementById, agreementInForce, insertSignature, signaturesOf, type AgreementVersion } from "#store/agreement.ts"
import { centralIn } from "#store/central.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { emergencies, insertEmergency, lockAgreements, type EmergencyRecord } from "#store/emergency-change.ts"
import { membersOf } from "#store/login.ts"
import { allPeople } from "#store/person.ts"
import { clearTimers, setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { tellLogin, tellPerson, tellTeam, type Voice } from "#steps/announce.ts"
import { recordVersion } from "#steps/record-version.ts"

export type Declaring = { side: Side; signer: string; hash: string; reason: string }

/**
 * One side puts a version in force alone, for 72 hours: it signs it, both sides and RevOps are told, and unless the other side signs it until then the
 * version before applies again.
 *
 * @throws Refusal 404 for an unknown version, 422 when another content was meant, 409 as `whyNoEmergency` has it
 */
export async function declareEmergency(
  tx: Tx,
  id: string,
  { side, signer, hash, reason }: Declaring,
  { actor, voice }: { actor: string; voice: Voice },
  now: Instant,
): Promise<void> {
  await lockAgreements(tx)
  const version = await agreementById(tx, id)
  if (version === null) throw new Refusal("not_found", "There is no agreement of this id here.", 404)
  if (hash !== version.hash)
    throw new Refusal("hash_differs", `The hash you sent is not that of version ${version.version}. Read it again: ${version.hash}.`, 422)
  const [inForce, signed, earlier] = [await agreementInForce(tx, now), await signaturesOf(tx, id), await emergencies(tx, id)]
  const before = inForce === null ? null : { isThis: inForce.agreement === id, until: inForce.until }
  const refused = whyNoEmergency({ version: version.version, inForce: before, wasEmergency: earlier.length > 0, signed }, side)
  if (refused !== null) throw new Refusal(refused.code, refused.says, 409)
  if (inForce !== null && inForce.since >= now)
    throw new Refusal("just_changed", "Another version came in force this very moment. Look again, then try again.", 409)

  const change = { agreement: id, side, signer, actor, reason, since: now, until: now + EMERGENCY_LASTS }
  if (signed.length === 0) await insertSignature(tx, id, { side, signer, hash, signedAt: now })
  await insertEmergency(tx, change)
  await setTimers(tx, [{ kind: "agreement", subject: id, dueAt: change.until }])
  const says = `${signer} put version ${version.version} in force for ${side} alone, for 72 hours: ${reason}`
  await recordVersion(tx, version, { actor, kind: "agreement_emergency", says, detail: { side, until: change.until } }, now)
  await tell(tx, version, "emergency", emergencyDeclared(noticeOf(version, change, voice)), voice, now)
}

/** Emergency changes whose time is over: it is written down and told that the version before applies again. */
export async function lapseEmergencies(tx: Tx, ids: readonly string[], voice: Voice, now: Instant): Promise<void> {
  for (const id of ids) {
    const [[change], version] = [await emergencies(tx, id), await agreementById(tx, id)]
    if (change === undefined || version === null || emergencyState(change, change.next, now) !== "lapsed") continue
    const inForce = await agreementInForce(tx, now)
    const back = inForce === null ? null : await agreementById(tx, inForce.agreement)
    if (back === null) continue
    const says = `The emergency change lapsed after 72 hours, as nobody ratified it: version ${back.version} applies again.`
    await recordVersion(tx, version, { actor: "baton", kind: "agreement_lapsed", says, detail: { in_force: back.id } }, now)
    await tell(tx, version, "lapsed", emergencyLapsed({ ...noticeOf(version, change, voice), before: back.version }), voice, now)
  }
}

/**
 * What a signature has to know of the emergency change that runs.
 *
 * @throws Refusal 403 when somebody would approve their own
 */
export async function emergencyToRatify(
  tx: Tx,
  id: string,
  by: { signer: string; actor: string },
  now: Instant,
): Promise<EmergencyRecord | null> {
  const all = await emergencies(tx)
  const own = all.find((one) => one.agreement === id)
  if (own !== undefined && approvesOwn(own, by))
    throw new Refusal(
      "own_emergency",
      `${own.signer} put this version in force alone, so somebody else has to sign it for the other side.`,
      403,
    )
  return all.find((one) => emergencyState(one, one.next, now) === "running") ?? null
}

/** Both sides put a version in force while an emergency change ran: it ends here, ratified when it is that version. */
export async function endEmergency(
  tx: Tx,
  running: EmergencyRecord,
  version: AgreementVersion,
  by: { signer: string; actor: string },
  now: Instant,
): Promise<void> {
  await clearTimers(tx, "agreement", [running.agreement])
  if (running.agreement !== version.id) return
  const says = `${by.signer} ratified the emergency change of ${running.signer}: version ${version.version} stays.`
  await recordVersion(tx, version, { actor: by.actor, kind: "agreement_ratified", says }, now)
}

function noticeOf(
  { version, name, id }: AgreementVersion,
  { side, signer, reason, until }: Pick<EmergencyRecord, "side" | "signer" | "reason" | "until">,
  voice: Voice,
) {
  return { version, name, side, signer, reason, until, url: `${voice.publicUrl}/agreement/versions/${id}` }
}

/** Whom it concerns among the workspace's people. */
const CONCERNED: readonly Role[] = ["leader", "director", "marketing", "revops"]

/** Leadership, whether they log in or are among the workspace's people, marketing and RevOps; and the team's channels. */
async function tell(tx: Tx, { id }: AgreementVersion, event: string, message: Message, voice: Voice, now: Instant): Promise<void> {
  const cause = `agreement:${id}:${event}`
  const people = (await allPeople(tx, now)).filter(({ active, role }) => active && CONCERNED.includes(role))
  const told = new Set(people.map(({ email }) => email.toLowerCase()))
  const members = (await membersOf(centralIn(tx), tx.workspace)).filter(
    ({ roles, email }) => roles.includes("leadership") && !told.has(email.toLowerCase()),
  )
  await insertDeliveries(tx, [
    ...people.map((person) => tellPerson(person, message, { cause, lead: null, handoff: null }, now)),
    ...members.map(({ email }) => tellLogin(email, message, cause, now)),
    ...tellTeam(voice, "leadership", message, { cause, lead: null, handoff: null }, now),
  ])
}
