import { MATCH_SAYS, type MatchDecision } from "#domain/account/match-account.ts"
import { toIso } from "#domain/instant.ts"
import {
  MatchQuery,
  MatchView,
  CorrectionBody,
  ProposalDecision,
  ProposalQuery,
  ProposalView,
  UnsureMatchView,
  UnsureQuery,
} from "#contract/account-match.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { accountsById } from "#store/account.ts"
import { lastMatches, unsureMatches } from "#store/account-match.ts"
import { listProposals, type AccountProposal } from "#store/account-proposal.ts"
import { leadById } from "#store/lead.ts"
import { allPeople } from "#store/person.ts"
import { leadsInFewWords } from "#store/summary.ts"
import type { Tx } from "#store/workspace.ts"
import { correctAccount } from "#steps/correct-account.ts"
import { decideProposal } from "#steps/decide-proposal.ts"
import { tryMatch } from "#steps/try-match.ts"

const tags = ["accounts"]

/** Whose leads are: what is unsure, what a person says, and what that teaches. */
export function accountMatchRoutes(api: Api, app: App): void {
  const ask = { tags, summary: "Which account a company would be; nothing is kept", querystring: MatchQuery, response: { 200: MatchView } }
  api.get("/api/account-match", { schema: ask, config: { permission: "accounts.read" } }, async (request) =>
    within(app, request, async (tx, now) => toView(await tryMatch(tx, request.query, now))),
  )

  const unsure = {
    tags,
    summary: "Leads whose account is only probable or possible, newest first",
    querystring: UnsureQuery,
    response: { 200: PageView(UnsureMatchView) },
  }
  api.get("/api/account-matches", { schema: unsure, config: { permission: "accounts.change" } }, async (request) => {
    const { before = null, limit } = request.query
    return within(app, request, async (tx) => {
      const matches = await unsureMatches(tx, before, limit + 1)
      const leads = await leadsInFewWords(tx, matches.map((match) => match.lead)) // prettier-ignore
      const data = matches
        .slice(0, limit)
        .map((match) => ({ ...toView(match), lead: found(leads.get(match.lead), "lead"), at: toIso(match.at) }))
      return { data, next_cursor: matches.length > limit ? String(matches[limit - 1]?.seq) : null }
    })
  })

  const correct = {
    tags,
    summary: "Say whose lead it is; Baton never decides over it",
    params: IdPath,
    body: CorrectionBody,
    response: { 200: MatchView },
  }
  api.put("/api/leads/:id/account", { schema: correct, config: { permission: "leads.correct" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { id } = request.params
      found(await leadById(tx, id), "lead")
      const { actor } = actorOf(request.caller, await allPeople(tx, now), request.body.by)
      await correctAccount(tx, id, request.body, actor, now)
      return toView(found((await lastMatches(tx, [id])).get(id), "match"))
    }),
  )
  proposalRoutes(api, app)
}

function proposalRoutes(api: Api, app: App): void {
  const list = {
    tags,
    summary: "Names and domains that corrections would teach",
    querystring: ProposalQuery,
    response: { 200: PageView(ProposalView) },
  }
  api.get("/api/account-proposals", { schema: list, config: { permission: "accounts.change" } }, async (request) => {
    const { state, cursor, limit } = request.query
    return within(app, request, async (tx) => {
      const proposals = await listProposals(tx, state, afterOf(cursor), limit + 1)
      return pageOf(proposals, limit, await proposalView(tx, proposals))
    })
  })

  const decide = { tags, summary: "Teach it, or not", params: IdPath, body: ProposalDecision, response: { 200: ProposalView } }
  api.post("/api/account-proposals/:id/decision", { schema: decide, config: { permission: "accounts.change" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { decision, by } = request.body
      const { actor } = actorOf(request.caller, await allPeople(tx, now), by)
      const proposal = await decideProposal(tx, request.params.id, decision === "confirm", actor, now)
      return (await proposalView(tx, [proposal]))(proposal)
    }),
  )
}

function toView({ code, tier, confidence, account, candidates, says }: MatchDecision & { says?: string | null }): MatchView {
  return { code, tier, confidence, account, says: says ?? MATCH_SAYS[code], candidates }
}

async function proposalView(tx: Tx, proposals: readonly AccountProposal[]): Promise<(one: AccountProposal) => ProposalView> {
  const accounts = new Map((await accountsById(tx, [...new Set(proposals.map((one) => one.account))])).map((one) => [one.id, one]))
  return ({ account, at, decidedAt, decidedBy, ...one }) => {
    const { id, name, domain } = found(accounts.get(account), "account")
    return { ...one, account: { id, name, domain }, at: toIso(at), decided_at: isoOrNull(decidedAt), decided_by: decidedBy }
  }
}
