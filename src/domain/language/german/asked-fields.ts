import { GERMAN_FIELDS } from "#domain/language/german-names.ts"
import type { Sayings } from "#domain/language/sentence-book.ts"

const FIELDS = Object.entries(GERMAN_FIELDS).map(([name, german]) => [name.replaceAll(/[._]+/g, " "), german] as const)

/** Of these facts one is enough, for the gate of the agreements that Baton brings along. */
const ONE_OF = [
  ["email or phone", "E-Mail oder Telefon"],
  ["company name or company domain", "Name oder Domain des Unternehmens"],
  ["lead source or campaign or utm source or landing page", "Herkunft, Kampagne, UTM-Quelle oder Einstiegsseite"],
] as const

/** What is asked of a lead: its fields by their names in words, and what would have to be so. A name of one word may be a code, so it stays. */
export const askedFieldsSayings: Sayings = {
  ...Object.fromEntries(FIELDS.filter(([english]) => english.includes(" "))),
  ...Object.assign({}, ...FIELDS.map(([english, german]) => whatIf(english, german))),
  ...lacking(),
  "not known: {fields:list}": "nicht bekannt: {fields}",
  "not known: {fields:list}, waived by “{exception:said}”": "nicht bekannt: {fields}, erlassen durch „{exception}“",
  "email or phone": "E-Mail oder Telefon",
  "campaign or landing_page": "Kampagne oder Einstiegsseite",
  "company_name or company_domain": "Name oder Domain des Unternehmens",
  "lead_source or campaign or utm_source or landing_page": "Herkunft, Kampagne, UTM-Quelle oder Einstiegsseite",
}

/** Several of them stand in brackets. */
function lacking(): Sayings {
  const [contact, company, origin] = ONE_OF
  const pairs = [
    [contact, company],
    [contact, origin],
    [company, origin],
  ] as const
  return {
    ...Object.fromEntries(ONE_OF.map(([english, german]) => [`not known: ${english}`, `nicht bekannt: ${german}`])),
    ...Object.fromEntries(
      pairs.map(([one, other]) => [`not known: (${one[0]}) and (${other[0]})`, `nicht bekannt: (${one[1]}) und (${other[1]})`]),
    ),
    [`not known: (${contact[0]}), (${company[0]}) and (${origin[0]})`]: `nicht bekannt: (${contact[1]}), (${company[1]}) und (${origin[1]})`,
  }
}

function whatIf(english: string, german: string): Sayings {
  return {
    [`if ${english} were known`]: `wenn bekannt wäre: ${german}`,
    [`if ${english} is {values:list}`]: `wenn „${german}“ {values} ist`,
    [`if ${english} is at least {least}`]: `wenn „${german}“ mindestens {least} ist`,
    [`if ${english} is at least {least} and is at most {most}`]: `wenn „${german}“ zwischen {least} und {most} liegt`,
    [`if ${english} is at least {least} and is below {most}`]: `wenn „${german}“ mindestens {least} und unter {most} ist`,
    [`if ${english} is at most {most}`]: `wenn „${german}“ höchstens {most} ist`,
    [`if ${english} is above {least}`]: `wenn „${german}“ über {least} liegt`,
    [`if ${english} is at most {most} and is above {least}`]: `wenn „${german}“ über {least} liegt, höchstens bei {most}`,
    [`if ${english} is above {least} and is below {most}`]: `wenn „${german}“ über {least} und unter {most} liegt`,
    [`if ${english} is below {most}`]: `wenn „${german}“ unter {most} liegt`,
    [`if ${english} looks like {values:list}`]: `wenn „${german}“ aussieht wie {values}`,
    [`if ${english} contains {values:list}`]: `wenn „${german}“ {values} enthält`,
  }
}
