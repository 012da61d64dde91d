/** Where sentences are made that people read on a page. */
export const SPEAKERS = ["src/domain", "src/steps", "src/http", "src/store", "src/runner", "src/contract", "src/integrations"]

type NotSaid = { why: string; files: string[]; texts?: (string | RegExp)[] }

/** Files of the store in which nothing but statements for the database stands. */
const STATEMENTS = [
  "src/store/reports/",
  ...`account account-known-by account-proposal agreement api-key arrivals assignment binary-rows board bot cadence consent engagement
    event handoff hold import-undo journal-seal lead login look-up mail meeting merge nurture open-queue owed-clock personal/limits
    personal/register pool provider quarantine quarantine-mend raised-item reach reassignment received rejection rows session signal
    single-sign-on suppression ticket timer touch webhook-source`
    .split(/\s+/)
    .map((name) => `src/store/${name}.ts`),
]

/** What stands in those places and is no sentence on a page, with why: whole files and folders, or only some `texts` of a file. */
const NOT_SAID: NotSaid[] = [
  { why: "the sayings themselves, and under which names they are looked for", files: ["src/domain/language/", "src/http/speak.ts"] },
  { why: "the salutation of a mail", files: ["src/steps/acknowledge.ts"], texts: ["Guten Tag"] },
  { why: "parts of a stream that only browsers read", files: ["src/http/event-stream.ts"] },
  {
    why: "conditions and cells are put together in the language of whom they are for",
    files: ["src/domain/condition/condition-phrases.ts", "src/domain/agreement/words/cell-words.ts"],
  },
  {
    why: "lists of names and spellings to recognise",
    files: ["src/domain/account/legal-forms.ts", "src/domain/account/spelled-out.ts", "src/domain/people/people-words.ts"],
  },
  { why: "mails and messages have the language of whom they go to", files: ["src/domain/sending/", "src/domain/play/"] },
  { why: "words of the messages about a missed promise", files: ["src/steps/07-sla/rung-messages.ts"] },
  {
    why: "an offer of times in the lead's language",
    files: ["src/steps/08-cadence/propose-times.ts"],
    texts: ["Pick a time that suits you:", "suit you?", "When would a call suit you?", /^(Wählen Sie|Passt Ihnen|Wann passt Ihnen) ?/],
  },
  { why: "names of fields", files: ["src/domain/brief/build-brief.ts"], texts: [/^(company_domain|business_model) [a-z_ ]+$/] },
  { why: "stands for an address that is not needed", files: ["src/steps/08-cadence/plan-contexts.ts"], texts: ["by name"] },
  { why: "programs that send things in are answered in English", files: ["src/http/hooks/"] },
  { why: "a list of country codes", files: ["src/domain/agreement/country-codes.ts"] },
  { why: "the title of a JSON schema, for editors", files: ["src/contract/agreement-schema-text.ts"] },
  {
    why: "said, but its braces look like a place of its saying",
    files: ["src/contract/source.ts", "src/domain/enrichment/new-provider.ts"],
    texts: ["must hold {body}, or anything could be sent", "The host can't be put in: only path and query may hold {email} and the like."],
  },
  { why: "read by operators at the command line and in the log", files: ["src/store/backup/", "src/store/embedded/", "src/store/open.ts"] },
  {
    why: "spellings, domains and places to recognise in what comes in",
    files: [
      "src/domain/account/company-key.ts",
      "src/domain/intake/area-code-zones.ts",
      "src/domain/intake/disposable-domains.ts",
      "src/domain/intake/free-mail.ts",
      "src/domain/intake/state-zones.ts",
      "src/domain/intake/stated-zone.ts",
      "src/domain/intake/tidy-text.ts",
      "src/domain/intake/typo-domain.ts",
    ],
  },
  {
    why: "the spellings in files that also say something of what they recognise",
    files: ["src/domain/identity/identify.ts", "src/domain/intake/"],
    texts: [
      /^(null undefined|info information|ADAND AEARE|usd eur|true yes|true false|false no) /,
      /^[a-z]{3}( [a-z]{3,5})+$/,
      /^[a-z\d]+(:\d)? [a-z\d]+(:\d)? .*:\d/,
    ],
  },
  {
    why: "spellings of column names; what they can mean is told with an article",
    files: ["src/domain/intake/header-words.ts"],
    texts: [/^(?!.*\b(a|an|the|any|another|where)\b)/],
  },
  { why: "what lead fields mean is written down and asked for nowhere", files: ["src/domain/intake/lead-fields.ts"] },
  {
    why: "names under which things are kept, not sentences",
    files: [
      "src/domain/intake/webhook/",
      "src/integrations/",
      "src/runner/lead-file.ts",
      "src/http/routes/imports.ts",
      "src/steps/first-person.ts",
      "src/steps/open-workspace.ts",
    ],
    texts: [
      "Workspace owner",
      "Signer for marketing",
      "Signer for sales",
      "by the mapping",
      "Meeting Booked",
      "Meeting Canceled",
      "Routing Form Submitted",
      "Meta lead ads",
      "Why the line could not be read",
      "Line as it stands",
      "errors of",
      "openid email profile",
      /^(firstName lastName|companyRevenueNumeric companyPrimaryIndustry|name website) /,
    ],
  },
  {
    why: "stands in place of what came, in which nothing is said in German",
    files: ["src/steps/01-intake.ts"],
    texts: ["(too deep to be shown; the signal holds it as it came)"],
  },
  { why: "mail servers that deliver to Baton read it", files: ["src/integrations/mail/mail-listener.ts"] },
  {
    why: "written into the log",
    files: ["src/runner/fetch-named.ts", "src/runner/read-calendars.ts", "src/runner/seal-journal.ts", "src/runner/watch-limits.ts"],
    texts: ["fetching what was named failed", "reading calendars failed", "sealing the journal failed", "keeping the limits failed"],
  },
  {
    why: "what browsers and programs read: headers, an event stream, answers to what is not even HTTP",
    files: ["src/http/app-files.ts", "src/http/web-files.ts", "src/http/problem.ts", "src/http/routes/changes.ts", "src/http/server.ts"],
    texts: [
      "public, max-age=31536000, immutable",
      "public, max-age=3600, stale-while-revalidate=86400",
      'Bearer realm="baton"',
      /^event: changed/,
      ": still there",
      "Bad Request",
      "The request is not HTTP.",
      /^HTTP\/1\.1|content-type: application\/problem\+json|connection: close/,
      "Request Header Fields Too Large",
      "The headers are longer than 16 KiB.",
      "Request Timeout",
      "The request did not arrive in time.",
    ],
  },
  { why: "a form for the visitors of somebody's site", files: ["src/http/snippet-html.ts"] },
  {
    why: "spellings, words and places to recognise",
    files: ["src/domain/mail/away-until.ts", "src/domain/wording/english", "src/domain/wording/german", "src/steps/zone-table.ts"],
  },
  { why: "what is said in mails only", files: ["src/domain/people/calendar-warning.ts", "src/steps/merges/merge-messages.ts"] },
  { why: "read by the marketing system, as an event", files: ["src/steps/09-disposition/tell-nurture.ts"] },
  {
    why: "the mails of files that also write into the journal",
    files: ["src/steps/calendar-feeds.ts", "src/steps/merges/", "src/steps/09-disposition/check-rejection.ts"],
    texts: [
      "too many leads are rejected",
      "look at the reasons and the clauses that were cited together with sales, and say what follows",
      "Your calendar can't be read",
      "Next: look at the address, enter it anew or note your absences by hand, by",
      "Open the people",
      "turned out to be the same person as",
      "You need not do anything more.",
      "had the other one. You go on:",
      "is yours again.",
      "is somebody else after all and with",
      "again. You go on with your own.",
    ],
  },
  {
    why: "what to say to a lead has the language of the draft",
    files: ["src/domain/wording/what-to-say.ts"],
    texts: [
      "Companies of your size usually want to know early what this costs. I can give you a range in a few minutes.",
      "Unternehmen Ihrer Größe möchten meist früh wissen, was so etwas kostet. Einen Rahmen kann ich Ihnen in wenigen Minuten nennen.",
      "Choosing between vendors takes time. I can say openly where we are strong and where others are.",
      "Die Wahl zwischen Anbietern kostet Zeit. Ich sage Ihnen offen, wo wir stark sind und wo andere.",
      "A business case stands or falls with two or three figures. I can tell you which ones others looked at first.",
      "Ein Business Case steht und fällt mit zwei oder drei Zahlen. Ich kann Ihnen sagen, worauf andere zuerst geachtet haben.",
      "A company like yours had a similar question last year. I can tell you what it tried first.",
      "Ein Unternehmen wie Ihres stand vor einer ähnlichen Frage. Ich erzähle Ihnen gern, was es zuerst versucht hat.",
      "I wrote to you about this recently. Is the question still open for you?",
      "Ich hatte Ihnen dazu geschrieben. Ist die Frage für Sie noch offen?",
      "Two questions came up after our webinar that may help you. Shall I send you the answers?",
      "Nach unserem Webinar kamen zwei Fragen auf, die Ihnen helfen könnten. Soll ich Ihnen die Antworten schicken?",
      "I would like to find out whether we can help you, and say so if not. What made this a topic for you?",
      "Ich möchte herausfinden, ob wir Ihnen helfen können, und sage es offen, wenn nicht. Wie kam das Thema bei Ihnen auf?",
    ],
  },
  { why: "statements and columns for the database", files: STATEMENTS },
  {
    why: "statements of files that also refuse something",
    files: [
      "src/store/calendar-feed.ts",
      "src/store/delivery-hold.ts",
      "src/store/delivery.ts",
      "src/store/import.ts",
      "src/store/personal/erase.ts",
      "src/store/secrets/secrets.ts",
      "src/store/workspace.ts",
    ],
    texts: [
      'id as person, url, file, host, since, fetched_at as "fetchedAt", next_at as "nextAt", error, warned_at as "warnedAt", events',
      "state = 'cancelled', next_at = null, ended_at = $1, last_error = 'Held, and not to be sent any more'",
      `id, cause, lead, handoff, channel, recipient, person, purpose, subject, body, state, attempts, created_at as "createdAt", next_at as "nextAt",
  ended_at as "endedAt", last_error as "lastError", receipt, owner, due_at as "dueAt"`,
      '\'{"subject":"","text":"What lets somebody in is shown to nobody else.","html":"","headers":{}}\'',
      "case when starts_with(cause, 'login:') then",
      "else body end as body,",
      "(cause, channel, recipient) do nothing",
      `i.id, i.name, i.source, i.hash, i.mapping, i.rows_read as "rowsRead", i.rows_stored as "rowsStored", i.read_share as "readShare", i.state, i.error,
  i.started_at as "startedAt", i.ended_at as "endedAt"`,
      `, coalesce(s.waiting, 0)::int as waiting, coalesce(s.taken, 0)::int as taken, coalesce(s.duplicates, 0)::int as duplicates,
  coalesce(s.quarantined, 0)::int as quarantined`,
      `left join lateral (
    select sum(items) filter (where state = 'waiting') as waiting, sum(taken) as taken, sum(duplicates) as duplicates, sum(quarantined) as quarantined
    from signal where import = i.id) as s on true`,
      "(select id from handoff where lead = any($1))",
      "baton secret key",
      `do $$ begin
    if not exists (select from pg_roles where rolname = '`,
      "') then create role \"",
      `" login; end if;
  exception when duplicate_object or unique_violation then null; end $$;
  do $$ begin
    if not pg_has_role(current_user, '`,
      "', 'member') then grant \"",
      `" to current_user; end if;
  end $$`,
    ],
  },
  {
    why: "what a process says as it ends, or in its log",
    files: ["src/store/lease.ts", "src/store/schema-level.ts", "src/store/secrets/unlock-secrets.ts"],
  },
  { why: "the lead that is made up to try things with", files: ["src/http/routes/test-leads.ts"] },
]

/** Whether a text of a file is none that anybody reads on a page. */
export function isNotSaid(file: string, text: string): boolean {
  const isMeant = (meant: string | RegExp) => (typeof meant === "string" ? meant === text : meant.test(text))
  return NOT_SAID.some(({ files, texts }) => files.some((each) => file.startsWith(each)) && (texts === undefined || texts.some(isMeant)))
}
