/** What a row of a file is: a person, a company, or something that no lead can be made of (a deal, an activity, a colleague). */
export type FileKind = { kind: "people" | "accounts" | "other"; what: string; reasons: string[] }

type What = "people" | "accounts" | "deals" | "activities" | "colleagues" | "settings"

/** Headers that speak for a kind, folded, with how loudly: `word` counts 1, `word:3` counts 3. */
const SIGNS: Record<What, string> = {
  people:
    "email:2 emailaddress:2 workemail:2 email1:2 personemail:3 firstname:2 lastname:2 fullname:2 fname:2 lname:2 vorname:2 nachname:2 prenom:2 nombre:1 apellido:2 jobtitle:2 position mobilephone mobile leadid:3 leadnumber:2 prospectid:3 mqlid:3 contactid:1 leadsource leadstatus:2 leadowner:2 contactowner:2 leadorigin leadname:2 contactname:2 personname:3 personid:3 linkedinurl personlinkedinurl:2 connectedon:2 utmsource utmmedium utmcampaign utmcontent utmterm handraiser seniority department salutation anrede donotcall donotemail origin firstcontactdate phonenumber title emailadresse:2 ansprechpartner:2 company firma contactliprofileurl:2 becamealeaddate:2",
  accounts:
    "accountname companyname companydomainname:2 domain website companyowner:2 account numberofemployees employees annualrevenue revenue industry sector billingcity:2 billingcountry:2 billingstreet:2 shippingcity shippingcountry parentid:2 parentaccount:2 subsidiaryof:2 tickersymbol:2 accountnumber:2 sic naics accounttype:2 yearestablished:2 ownership officelocation:2 firma unternehmen organizationname phone description numberoflocations",
  deals:
    "dealname:4 dealid:3 dealstage:4 dealowner:4 dealtype:3 dealtitle potentialname:5 potentialowner:4 opportunityid:4 opportunityname:5 stagename:4 forecasttype:3 forecastcategory:3 expectedrevenue:2 probability:2 closedate closingdate:2 amount:2 wondate:4 closevalue:3 iswon:2 isclosedwon:3 closedwonreason:3 closedlostreason:2 isaccepted:2 pipelineid:3 stageid:3 dealpipelineid:4 closedat:2 value isclosed",
  activities:
    "activityid:4 activitytype:3 activitydate:4 activitytypeid:4 subject:3 duedate:3 activitysubject callresult:3 calltype:2 tasksubtype:3 engagementid:4 starttime:2 endtime:2 eventsubtype:3 enddatetime:2 whoid:3 whatid:3 timestamp:3 useragent:2 ipaddress:2 browser visitorid:3 hostname:2 pageviewcount:2 listid:3 conversionid:3 canonicalvid:5 vidtomerge:5 response:2 distinctcountofactivitydate:3",
  colleagues:
    "employeeid:5 hired:3 yearsofexperience:2 userroleid:5 profileid:4 username:4 activeuserid:5 usertype:3 salesagent:3 manager:2 regionaloffice:3 quota:4 quotaamount:4 teamid:4 ownerid",
  settings:
    "sellerid:3 soapname:4 restname:4 datatype:4 displayname:2 fieldtype:4 groupname:3 formtype:4 cssclass:3 smartlistid:4 qualificationruletype:4 developername:4 series:3 salesprice:3 product channel:2 sfdcname:2 workspace:3 portalid",
}

const WORDS: Record<What, string> = {
  people: "people (leads or contacts)",
  accounts: "companies (accounts)",
  deals: "deals (opportunities)",
  activities: "activities",
  colleagues: "colleagues or teams",
  settings: "settings or lists of another system",
}

const BY_SIGN = new Map(
  Object.entries(SIGNS).map(([what, signs]) => [what as What, new Map(signs.split(" ").map((sign) => readSign(sign)))] as const),
)

const CERTAIN = 2

/** What rows are called of which no header tells, or as many tell one thing as another. */
export const UNKNOWN_ROWS = "not known"

/**
 * What the rows of a file are, told by which folded headers it has; `reasons` name them. Ties and files without a sign are "other":
 * it is better to ask than to make leads out of something else.
 */
export function recogniseFile(folded: readonly string[]): FileKind {
  const ranked = [...BY_SIGN].map(([what, signs]) => weigh(what, signs, folded)).toSorted((a, b) => b.weight - a.weight)
  const [first, second] = ranked
  if (first === undefined || first.weight < CERTAIN)
    return { kind: "other", what: UNKNOWN_ROWS, reasons: ["No header tells what a row is."] }
  if (second !== undefined && second.weight === first.weight) return undecided(first, second)
  const kind = first.what === "people" || first.what === "accounts" ? first.what : "other"
  return { kind, what: WORDS[first.what], reasons: [`The rows are ${WORDS[first.what]}: ${first.signs.join(", ")}.`] }
}

/** A file whose kind the caller knows. */
export function knownFile(kind: "people" | "accounts"): FileKind {
  return { kind, what: WORDS[kind], reasons: [`The rows are known to be ${WORDS[kind]}.`] }
}

type Weighed = { what: What; weight: number; signs: string[] }

function weigh(what: What, signs: Map<string, number>, folded: readonly string[]): Weighed {
  const seen = [...new Set(folded)].filter((word) => signs.has(word))
  return { what, weight: seen.reduce((sum, word) => sum + (signs.get(word) ?? 0), 0), signs: seen }
}

function undecided(first: Weighed, second: Weighed): FileKind {
  const reasons = [first, second].map((each) => `For ${WORDS[each.what]} speak: ${each.signs.join(", ")}.`)
  return { kind: "other", what: UNKNOWN_ROWS, reasons: ["As much speaks for one kind of row as for another.", ...reasons] }
}

function readSign(sign: string): [string, number] {
  const [word = "", weight = "1"] = sign.split(":")
  return [word, Number(weight)]
}
