import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { checkOperator } from "#http/operator.ts"
import { accountRoutes } from "#http/routes/accounts.ts"
import { accountImportRoutes } from "#http/routes/account-imports.ts"
import { accountMatchRoutes } from "#http/routes/account-matches.ts"
import { accountRematchRoutes } from "#http/routes/account-rematch.ts"
import { agreementRoutes } from "#http/routes/agreements.ts"
import { botRoutes } from "#http/routes/bots.ts"
import { consentRoutes } from "#http/routes/consents.ts"
import { contactPolicyRoutes } from "#http/routes/contact-policy.ts"
import { auditRoutes } from "#http/routes/audit.ts"
import { changeRoutes } from "#http/routes/changes.ts"
import { calendarFeedRoutes } from "#http/routes/calendar-feeds.ts"
import { checklistRoutes } from "#http/routes/checklists.ts"
import { deliveryRoutes } from "#http/routes/deliveries.ts"
import { demoRoutes } from "#http/routes/demo.ts"
import { eventRoutes } from "#http/routes/events.ts"
import { disqualifiedRoutes } from "#http/routes/disqualified.ts"
import { handoffRoutes } from "#http/routes/handoffs.ts"
import { handoffHistoryRoutes } from "#http/routes/handoff-history.ts"
import { holdRoutes } from "#http/routes/holds.ts"
import { importUndoRoutes } from "#http/routes/import-undo.ts"
import { importRoutes } from "#http/routes/imports.ts"
import { keyRoutes } from "#http/routes/keys.ts"
import { leadRoutes } from "#http/routes/leads.ts"
import { mailRoutes } from "#http/routes/mail.ts"
import { mergeRoutes } from "#http/routes/merges.ts"
import { personalRoutes } from "#http/routes/personal.ts"
import { nurtureRoutes } from "#http/routes/nurture.ts"
import { peopleImportRoutes } from "#http/routes/people-imports.ts"
import { peopleRoutes } from "#http/routes/people.ts"
import { boardRoutes } from "#http/routes/board.ts"
import { cadenceRoutes } from "#http/routes/cadences.ts"
import { capacityRoutes } from "#http/routes/capacity.ts"
import { coverageRoutes } from "#http/routes/coverage.ts"
import { escalationRoutes } from "#http/routes/escalations.ts"
import { journalRoutes } from "#http/routes/journal.ts"
import { marketingRoutes } from "#http/routes/marketing.ts"
import { settingRoutes } from "#http/routes/settings.ts"
import { poolRoutes } from "#http/routes/pools.ts"
import { proofRoutes } from "#http/routes/proof.ts"
import { providerRoutes } from "#http/routes/providers.ts"
import { quarantineRoutes } from "#http/routes/quarantine.ts"
import { quarantineKindRoutes } from "#http/routes/quarantine-kinds.ts"
import { queueRoutes } from "#http/routes/queue.ts"
import { reassignmentRoutes } from "#http/routes/reassignments.ts"
import { rejectionRoutes } from "#http/routes/rejections.ts"
import { reportRoutes } from "#http/routes/reports.ts"
import { agreementReadingRoutes } from "#http/routes/agreement-reading.ts"
import { shippedAgreementRoutes } from "#http/routes/shipped-agreements.ts"
import { schedulingRoutes } from "#http/routes/scheduling.ts"
import { signalRoutes } from "#http/routes/signals.ts"
import { snippetRoutes } from "#http/routes/snippets.ts"
import { sourceRoutes } from "#http/routes/sources.ts"
import { singleSignOnRoutes } from "#http/routes/single-sign-on.ts"
import { userRoutes } from "#http/routes/users.ts"
import { wordingRoutes } from "#http/routes/wording.ts"
import { installationRoutes } from "#http/routes/installation.ts"
import { testLeadRoutes } from "#http/routes/test-leads.ts"
import { workspaceRoutes } from "#http/routes/workspaces.ts"

/** Every resource of the API. */
export function apiRoutes(api: Api, app: App): void {
  leadRoutes(api, app)
  mergeRoutes(api, app)
  consentRoutes(api, app)
  contactPolicyRoutes(api, app)
  personalRoutes(api, app)
  accountRoutes(api, app)
  accountMatchRoutes(api, app)
  accountRematchRoutes(api, app)
  accountImportRoutes(api, app)
  peopleImportRoutes(api, app)
  queueRoutes(api, app)
  changeRoutes(api, app)
  handoffRoutes(api, app)
  handoffHistoryRoutes(api, app)
  rejectionRoutes(api, app)
  reassignmentRoutes(api, app)
  nurtureRoutes(api, app)
  checklistRoutes(api, app)
  calendarFeedRoutes(api, app)
  holdRoutes(api, app)
  peopleRoutes(api, app)
  poolRoutes(api, app)
  boardRoutes(api, app)
  capacityRoutes(api, app)
  coverageRoutes(api, app)
  escalationRoutes(api, app)
  journalRoutes(api, app)
  marketingRoutes(api, app)
  settingRoutes(api, app)
  agreementRoutes(api, app)
  agreementReadingRoutes(api, app)
  shippedAgreementRoutes(api)
  signalRoutes(api, app)
  eventRoutes(api, app)
  quarantineRoutes(api, app)
  quarantineKindRoutes(api, app)
  botRoutes(api, app)
  disqualifiedRoutes(api, app)
  importRoutes(api, app)
  importUndoRoutes(api, app)
  sourceRoutes(api, app)
  deliveryRoutes(api, app)
  providerRoutes(api, app)
  reportRoutes(api, app)
  proofRoutes(api, app)
  auditRoutes(api, app)
  keyRoutes(api, app)
  userRoutes(api, app)
  singleSignOnRoutes(api, app)
  demoRoutes(api, app)
  testLeadRoutes(api, app)
  void api.register(async (inner) => {
    inner.addHook("preValidation", async (request) => checkOperator(app, request))
    workspaceRoutes(inner as unknown as Api, app)
    installationRoutes(inner as unknown as Api, app)
  })
  snippetRoutes(api, app)
  wordingRoutes(api)
  cadenceRoutes(api, app)
  schedulingRoutes(api, app)
  mailRoutes(api, app)
}
