import { Command, CommanderError } from "commander"
import { addAccounts } from "./accounts.ts"
import { addAgreement } from "./agreement.ts"
import { addAudit } from "./audit.ts"
import { addExplain } from "./explain.ts"
import { Failure } from "./failure.ts"
import { addSendTestLead } from "./send-test-lead.ts"
import { addSnippet } from "./snippet.ts"
import { addAdvance } from "./advance.ts"
import { addChecklist } from "./checklist.ts"
import { addDeliveries } from "./deliveries.ts"
import { addDispose } from "./dispose.ts"
import { addEvents } from "./events.ts"
import { addHandoffs } from "./handoffs.ts"
import { addKeys } from "./keys.ts"
import { addLeads } from "./leads.ts"
import { addPeople } from "./people.ts"
import { addPools } from "./pools.ts"
import { addConsents } from "./consents.ts"
import { addPrivacy } from "./privacy.ts"
import { addProof } from "./proof.ts"
import { addProviders } from "./providers.ts"
import { addQuarantine } from "./quarantine.ts"
import { addNurture } from "./nurture.ts"
import { addReassign } from "./reassign.ts"
import { addRejections } from "./rejections.ts"
import { addReports } from "./reports.ts"
import { addSources } from "./sources.ts"
import { addUsers } from "./users.ts"
import { addCadence } from "./cadence.ts"
import { addTouch } from "./touch.ts"
import { addWording } from "./wording.ts"
import { addBots, addDisqualified } from "./checks.ts"
import { addDoctor } from "./doctor.ts"
import { addWorkspaces } from "./workspaces.ts"
import { addImport } from "./import.ts"
import { addRestore } from "./restore.ts"
import { addBackup, addSecrets } from "./backup.ts"
import { addServe } from "./serve.ts"

/** The `baton` command: its arguments are read, one command does its work, and the exit code says how it went: 0 done, 1 refused or failed, 2 usage. */
const program = new Command("baton")
  .description("Hands leads from marketing to sales so that none is dropped.")
  .option("--url <address>", "where Baton runs (BATON_URL; else BATON_HOST and BATON_PORT)")
  .option("--key <key>", "the key to come with (BATON_ADMIN_KEY; else the one in keys.json of BATON_DATA)")
  .option("--json", "print the API's own JSON")
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError("Add --help to see what can be said.")
  .exitOverride()

addServe(program)
addAgreement(program, async () => (await import("#domain/agreement/run-examples.ts")).runExamples)
addImport(program)
addExplain(program)
addSendTestLead(program)
addLeads(program)
addHandoffs(program)
addTouch(program)
addCadence(program)
addDispose(program)
addWording(program)
addRejections(program)
addReassign(program)
addNurture(program)
addChecklist(program)
addAccounts(program)
addPeople(program)
addPools(program)
addProviders(program)
addDeliveries(program)
addEvents(program)
addQuarantine(program)
addSources(program)
addBots(program)
addDisqualified(program)
addReports(program)
addAdvance(program)
addProof(program)
addConsents(program)
addPrivacy(program)
addAudit(program)
addDoctor(program)
addWorkspaces(program)
addBackup(program)
addRestore(program)
addSecrets(program)
addKeys(program)
addUsers(program)
addSnippet(program)

const said = process.argv.slice(2)
try {
  await program.parseAsync(said.length === 0 ? ["serve"] : said, { from: "user" })
} catch (error) {
  process.exitCode = complain(error)
  if (process.exitCode === 1 && said.length === 0) process.exit(1)
}

function complain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const failure = error instanceof Failure ? error : new Failure(error instanceof Error ? error.message : String(error))
  if (program.opts<{ json?: boolean }>().json && failure.problem !== null) console.log(JSON.stringify(failure.problem, null, 2))
  console.error([failure.message, failure.advice].filter((line) => line !== "").join("\n"))
  return failure.exitCode
}
