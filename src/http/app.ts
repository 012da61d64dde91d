import type { Logger } from "pino"
import type { Answer } from "#domain/enrichment/answer.ts"
import type { CompanyDesk } from "#domain/access/company-desk.ts"
import type { Provider } from "#domain/enrichment/provider.ts"
import type { Question } from "#domain/enrichment/question.ts"
import type { PostDesk } from "#domain/mail/post-desk.ts"
import type { Instant } from "#domain/instant.ts"
import type { Database } from "#store/open.ts"
import type { KeySource } from "#store/secrets/unlock-secrets.ts"
import type { Inbox } from "#http/hooks/inbox.ts"
import type { PeopleList } from "#steps/import-people.ts"
import type { Voice } from "#steps/announce.ts"

/** What routes work with. `now` is the workspace's time: real, or moved forward in a demo. */
export type App = {
  db: Database
  log: Logger
  version: string
  publicUrl: string
  /** A workspace came or went. */
  workspacesChanged(): Promise<void>
  /** Settings that are worth another look, a sentence each. */
  advice: readonly string[]
  /** Where the key lies that secrets are sealed with. */
  secretKeys: KeySource
  isDemo(workspace: string): boolean
  now(workspace: string): Instant
  /** Moves a demo's clock and has everything that became due looked at. */
  advance(workspace: string, ms: number): Promise<Instant | null>
  inbox: Inbox
  /** Whether this process may take requests: the database answers and nobody asked it to stop. */
  isReady(): Promise<boolean>
  /** How the process does, part by part; answers soon, whatever the database does. */
  health(): Promise<Health>
  /** Figures of the workspaces that this process runs, or of one of them. */
  metrics(only: string | null): Promise<string>
  /** Whether mail leaves from a workspace; otherwise links are shown to who makes them. */
  sendsMail(workspace: string): boolean
  /** Speaks to the companies' own sign-ins. */
  company: CompanyDesk
  /** How messages speak that a person's decision brings about. */
  voice: Voice
  imports: Importer
  post: PostDesk
  /** Domain of the addresses to which mail about handoffs is sent; null while none is set. */
  mailDomain: string | null
  providers: ProviderDesk
  /** How this installation was set up, without secrets. */
  settings(): ShownSetting[]
}

/** `late`: what is oldest waits too long; `stopped`: nothing is taken; `elsewhere`: another process does it; `unknown`: it could not be learnt. */
export type HealthPart = { status: "ok" | "late" | "stopped" | "elsewhere" | "unknown"; oldest_seconds: number | null }

/** Takes what comes in, decides what is due, sends what is to be sent. */
export type Health = { accepting: HealthPart; deciding: HealthPart; delivering: HealthPart }

/** A setting as people may see it. `value`: null where nothing was said; of secrets never more than the host that they lead to. */
export type ShownSetting = { name: string; says: string; value: string | null; isDefault: boolean; isSecret: boolean }

/** How providers are spoken to; only the routes that set them up need it. */
export type ProviderDesk = {
  /** Why an address can't be used, as a sentence, or null. */
  refusedAddress(url: string): string | null
  /** Asks one provider one question, for real. Never throws. */
  ask(provider: Provider, question: Question): Promise<{ answer: Answer; tookMs: number; newKey: string | null }>
}

/** What a person says of how a file is to be read; null: it is recognised. `mapping`: header → lead field. `sheet`: of a workbook. */
export type SaidOfFile = {
  mapping: Record<string, string>
  dates: "day-first" | "month-first" | null
  decimal: "," | "." | null
  timeZone: string | null
  sheet: string | null
}

/** Everything that is needed to import a file. `source`: where it comes from; its name when null. */
export type FileToImport = {
  name: string
  source: string | null
  said: SaidOfFile
  bytes: AsyncIterable<Uint8Array>
}

/** What a file would become. */
export type ImportPreview = {
  rowsAre: { kind: "people" | "accounts" | "other"; what: string; reasons: string[] }
  delimiter: string | null
  sheets: { read: string; others: string[] } | null
  encoding: string
  mappedShare: number
  columns: {
    header: string
    name: string
    field: string | null
    how: string
    suggestion: string | null
    kept: boolean
    format: string | null
  }[]
  /** Why the import would be refused as a whole. */
  refusal: { code: string; says: string } | null
  rows: number
  unreadable: number
  withoutIdentity: number
  /** Rows of which some value could not be read. */
  withProblems: number
  firstRows: { line: number; fields: Record<string, unknown>; custom: Record<string, string>; problems: string[] }[]
}

/** A list of accounts that is to be taken in. `source`: where its records come from. */
export type AccountsToImport = { workspace: string; mapping: Record<string, string>; source: string; actor: string; isDry: boolean }

/** What became of a list of accounts, or would. */
export type AccountsImported = {
  rows: number
  made: number
  changed: number
  same: number
  refused: number
  problems: { line: number; says: string }[]
  columns: { header: string; field: string | null; how: string }[]
}

/** Reads files; `runner/import-file.ts` is the one that exists. */
export type Importer = {
  /** Nothing is stored. @throws Refusal when the file can't be read or the mapping names what is not there */
  preview(file: FileToImport): Promise<ImportPreview>
  /**
   * Begins to store all rows, or goes on where an earlier try ended. Answers as soon as the import has an id; `done` is over when all rows are stored.
   *
   * @throws Refusal as `preview`
   */
  store(workspace: string, file: FileToImport): Promise<{ id: string; done: Promise<void> }>
  /** Somebody wants something done with imports that the runner does. */
  wake(workspace: string): void
  /** Takes a list of accounts in, or says what would become of it. @throws Refusal when the file can't be read */
  accounts(bytes: AsyncIterable<Uint8Array>, told: AccountsToImport): Promise<AccountsImported>
  /** Reads a list of people as a whole. @throws Refusal when it can't be read or has more than `most` rows */
  people(bytes: AsyncIterable<Uint8Array>, most: number): Promise<PeopleList>
  /** What of an import lies in quarantine, as lines of a CSV file with line and reason. */
  errors(workspace: string, id: string): AsyncGenerator<string>
}
