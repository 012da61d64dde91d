import { createHash, randomBytes } from "node:crypto"
import type { Instant } from "#domain/instant.ts"
import type { Central } from "#store/central.ts"

/**
 * What a ticket lets somebody do, once: begin as the first user, join a workspace, choose another password, prove a second factor after the password, set
 * one up, or come back from a company's own sign-in.
 */
export type TicketKind = "setup" | "invitation" | "reset" | "code" | "factor" | "company"

export type Ticket<Content = unknown> = {
  id: string
  kind: TicketKind
  workspace: string
  login: string | null
  content: Content
  /** How often it was shown and not used up. */
  tries: number
  createdAt: Instant
  expiresAt: Instant
}

export type NewTicket = { kind: TicketKind; workspace: string; login: string | null; content: object; lastsS: number }

const COLUMNS = `id, kind, workspace, login, content, tries, created_at as "createdAt", expires_at as "expiresAt"`

/** Makes a ticket; `token` is what its holder shows and is kept nowhere. Those whose time is over are forgotten at this occasion. */
export async function createTicket(
  central: Central,
  { kind, workspace, login, content, lastsS }: NewTicket,
): Promise<{ id: string; token: string }> {
  const token = randomBytes(32).toString("base64url")
  await central("delete from baton.ticket where expires_at < clock_timestamp()", [])
  const [made] = await central<{ id: string }>(
    `insert into baton.ticket (hash, kind, workspace, login, content, expires_at)
     values ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(secs => $6)) returning id`,
    [hashOf(token), kind, workspace, login, content, lastsS],
  )
  if (made === undefined) throw new Error("A ticket was not kept.")
  return { id: made.id, token }
}

/** The ticket of one of these kinds, which stays; null when it is over, used up or none. */
export async function lookAtTicket<Content>(
  central: Central,
  token: string,
  kinds: readonly TicketKind[],
): Promise<Ticket<Content> | null> {
  const [ticket] = await central<Ticket<Content>>(
    `select ${COLUMNS} from baton.ticket where hash = $1 and kind = any($2) and expires_at > clock_timestamp()`,
    [hashOf(token), kinds],
  )
  return ticket ?? null
}

/** Uses a ticket up; of two at once only one gets it. */
export async function useTicket(central: Central, id: string): Promise<boolean> {
  return (await central("delete from baton.ticket where id = $1 returning id", [id])).length === 1
}

/** Counts a try; false when there were so many that it is over. */
export async function tryTicket(central: Central, id: string, most: number): Promise<boolean> {
  return (await central("update baton.ticket set tries = tries + 1 where id = $1 and tries < $2 returning id", [id, most])).length === 1
}

/** Tickets of a kind that wait in a workspace, the newest first. */
export async function waitingTickets<Content>(central: Central, workspace: string, kind: TicketKind): Promise<Ticket<Content>[]> {
  return central(
    `select ${COLUMNS} from baton.ticket where workspace = $1 and kind = $2 and expires_at > clock_timestamp() order by created_at desc, id`,
    [workspace, kind],
  )
}

/** Ends a waiting ticket of a workspace; false when there is none of this id. */
export async function endTicket(central: Central, workspace: string, kind: TicketKind, id: string): Promise<boolean> {
  return (
    (await central("delete from baton.ticket where workspace = $1 and kind = $2 and id = $3 returning id", [workspace, kind, id]))
      .length === 1
  )
}

/** Ends all tickets of a kind for somebody, because a newer one was made or their password is another. */
export async function endTicketsOf(central: Central, login: string, kinds: readonly TicketKind[]): Promise<void> {
  await central("delete from baton.ticket where login = $1 and kind = any($2)", [login, kinds])
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(`ticket:${token}`).digest()
}
