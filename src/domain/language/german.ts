import { sentenceBook, type SentenceBook } from "#domain/language/sentence-book.ts"
import { agreementWordsSayings } from "#domain/language/german/agreement-words.ts"
import { agreementColumnsSayings } from "#domain/language/german/agreement-columns.ts"
import { agreementChecksSayings } from "#domain/language/german/agreement-checks.ts"
import { agreementRulesSayings } from "#domain/language/german/agreement-rules.ts"
import { agreementFileSayings } from "#domain/language/german/agreement-file.ts"
import { agreementSigningSayings } from "#domain/language/german/agreement-signing.ts"
import { requestChecksSayings } from "#domain/language/german/request-checks.ts"
import { followingSayings } from "#domain/language/german/following.ts"
import { followingUpSayings } from "#domain/language/german/following-up.ts"
import { ownersAndClocksSayings } from "#domain/language/german/owners-and-clocks.ts"
import { checklistSayings } from "#domain/language/german/checklists.ts"
import { whenItWasSayings } from "#domain/language/german/when-it-was.ts"
import { shippedAgreementSayings } from "#domain/language/german/shipped-agreement.ts"
import { askedFieldsSayings } from "#domain/language/german/asked-fields.ts"
import { disposingSayings } from "#domain/language/german/disposing.ts"
import { changingHandsSayings } from "#domain/language/german/changing-hands.ts"
import { contactRulesSayings } from "#domain/language/german/contact-rules.ts"
import { provingSayings } from "#domain/language/german/proving.ts"
import { proofFindingSayings } from "#domain/language/german/proof-findings.ts"
import { reportSayings } from "#domain/language/german/reports.ts"
import { permissionSayings } from "#domain/language/german/permissions.ts"
import { signingInSayings } from "#domain/language/german/signing-in.ts"
import { installationSayings } from "#domain/language/german/installation.ts"
import { capturingSayings } from "#domain/language/german/capturing.ts"
import { readingFilesSayings } from "#domain/language/german/reading-files.ts"
import { recognisingSayings } from "#domain/language/german/recognising.ts"
import { connectingSayings } from "#domain/language/german/connecting.ts"
import { answeringSayings } from "#domain/language/german/answering.ts"
import { signInPagesSayings } from "#domain/language/german/sign-in-pages.ts"
import { shortWordsSayings } from "#domain/language/german/short-words.ts"

/** Every way in which Baton says something in German, by how it says it in English; a file per part of the product. */
export const GERMAN_SAYINGS = [
  shortWordsSayings,
  signInPagesSayings,
  agreementWordsSayings,
  agreementColumnsSayings,
  agreementChecksSayings,
  agreementRulesSayings,
  agreementFileSayings,
  agreementSigningSayings,
  requestChecksSayings,
  followingSayings,
  followingUpSayings,
  ownersAndClocksSayings,
  checklistSayings,
  whenItWasSayings,
  shippedAgreementSayings,
  askedFieldsSayings,
  disposingSayings,
  changingHandsSayings,
  contactRulesSayings,
  provingSayings,
  proofFindingSayings,
  reportSayings,
  permissionSayings,
  signingInSayings,
  installationSayings,
  capturingSayings,
  readingFilesSayings,
  recognisingSayings,
  connectingSayings,
  answeringSayings,
]

/** Says in German what Baton composed in English. */
export const inGerman: SentenceBook = sentenceBook(Object.assign({}, ...GERMAN_SAYINGS), { and: "und", or: "oder", nor: "noch" })
