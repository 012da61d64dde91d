import { toIso } from "#domain/instant.ts"
import { AnchorView, AuditView, VerdictView, VerifyBody } from "#contract/audit.ts"
import { found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { newestAnchor, type Anchor } from "#steps/audit/anchor.ts"
import { verifyJournal } from "#steps/audit/verify-journal.ts"
import { countUnsealed } from "#store/journal-seal.ts"

const tags = ["audit"]

export function auditRoutes(api: Api, app: App): void {
  api.get(
    "/api/audit",
    { schema: { tags, summary: "How far the journal is sealed", response: { 200: AuditView } }, config: { permission: "journal.verify" } },
    async (request) =>
      within(app, request, async (tx) => {
        const anchor = await newestAnchor(tx)
        return { sealed: anchor?.count ?? 0, unsealed: await countUnsealed(tx, anchor?.seq ?? 0), anchor: viewOrNull(anchor) }
      }),
  )

  const anchor = { tags, summary: "The newest anchor, to be kept elsewhere", response: { 200: AnchorView } }
  api.get("/api/audit/anchor", { schema: anchor, config: { permission: "journal.verify" } }, async (request) =>
    toView(found(await within(app, request, newestAnchor), "anchor")),
  )

  const verify = {
    tags,
    summary: "Whether the journal is as it was sealed; a part a call",
    body: VerifyBody,
    response: { 200: VerdictView },
  }
  api.post("/api/audit/verify", { schema: verify, config: { permission: "journal.verify", keepsReply: false } }, async (request) => {
    const { after } = request.body
    const anchors = request.body.anchors.map((one) => ({ ...one, at: Date.parse(one.at) }))
    const verdict = await within(app, request, (tx) => verifyJournal(tx, after, anchors))
    const erased = verdict.erased.map((one) => ({ ...one, at: toIso(one.at) }))
    return { ...verdict, newest: viewOrNull(verdict.newest), erased }
  })
}

function viewOrNull(anchor: Anchor | null) {
  return anchor === null ? null : toView(anchor)
}

function toView({ at, ...anchor }: Anchor) {
  return { ...anchor, at: toIso(at) }
}
