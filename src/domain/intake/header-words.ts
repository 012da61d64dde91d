import type { LeadField } from "./lead-fields.ts"

/**
 * Spellings that column headers have in the exports of HubSpot, Salesforce, Marketo, Pardot, Pipedrive, Zoho, Apollo, ZoomInfo, LinkedIn, Meta
 * and by hand (English, German, some French and Spanish), folded by `foldHeader`. When two columns of a file say the same field, the earlier
 * spelling in the list wins. Words after `/` stand in only when no other column has a better claim, such as a company's country for a person's.
 */
const WORDS: Record<LeadField, string> = {
  email:
    "email emailaddress emailid workemail businessemail companyemail contactemail leademail personemail primaryemail email1 emailadresse mail mailadresse mailaddress emailwork emailprofessionnel correo correoelectronico courriel adressemail inputemail / privateemailaddress personalemail",
  secondary_email: "secondaryemail email2 otheremail alternateemail tertiaryemail privateemailaddress personalemail",
  salutation: "salutation anrede prefix civilite",
  first_name: "firstname fname givenname forename vorname prenom nombre personfirstname contactfirstname leadfirstname",
  middle_name: "middlename zweitername",
  last_name:
    "lastname lname surname familyname nachname familienname apellido apellidos nomdefamille personlastname contactlastname leadlastname",
  full_name:
    "fullname leadfullname leadname contactname personname contactfullname yourname vollstandigername nomcomplet contact ansprechpartner",
  job_title:
    "jobtitle position jobposition contacttitle persontitle primarycontacttitle role jobrole berufsbezeichnung stellenbezeichnung funktion jobbezeichnung puesto poste whatisyourcurrentoccupation occupation / headline dnbjobtitle clearbittitle",
  seniority: "seniority senioritylevel managementlevel jobtitlehierarchylevel joblevel / buyingrole persona clearbitseniority esseniority",
  department: "department departments jobfunction abteilung function departement / engagiodepartment clearbitrole esappesdepartment",
  phone:
    "phone phonenumber telephone tel workphone businessphone directphonenumber workdirectphone directphone personphone phonework telefon telefonnummer rufnummer telefono numerodetelephone contactphone / otherphone homephone corporatephone companyphone dnbcontactphone directoffice",
  mobile_phone:
    "mobilephone mobile mobilephonenumber mobilenumber cell cellphone handy mobiltelefon handynummer mobil / whatsappphonenumber",
  linkedin_url:
    "linkedinurl personlinkedinurl linkedin linkedinprofile linkedinprofileurl linkedincontactprofileurl contactliprofileurl contactlinkedinurl / usergemslinkedin esappeslinkedin",
  language: "language preferredlanguage sprache hslanguage langue idioma locale",
  company_name:
    "companyname company companyaccount accountname organization organizationname organisation orgname account associatedcompany contactcompany firma firmenname unternehmen unternehmensname empresa entreprise societe employer business businessname companynamecleaned companynameforemails / inferredcompany mkto71inferredcompany mkto71contactinferredcompany",
  company_domain:
    "companydomainname companydomain domain domainname website websiteurl companywebsite organizationwebsite webseite homepage internetseite webaddress siteweb accountwebsite / emaildomain",
  company_phone: "corporatephone companyphone companyhqphone mainphone companyphonenumber / esappescompanyphone",
  company_linkedin_url: "companylinkedinurl linkedincompanyprofileurl linkedincompanypage",
  parent_company: "parentcompany parentaccount subsidiaryof muttergesellschaft",
  employee_count:
    "numberofemployees employees employeecount #employees noofemployees numemployees numberemployees companystaffcount headcount staffcount companyheadcount mitarbeiter mitarbeiterzahl anzahlmitarbeiter mitarbeiteranzahl anzahldermitarbeiter nombredemployes companysize companysizerange unternehmensgrosse employeerange teamsize / companyemployees leadiqemployeecount zoominfoemployeecount leadiqemployeerange esappesemployees",
  annual_revenue:
    "annualrevenue companyannualrevenue revenue companyrevenue revenuein000susd yearlyrevenue umsatz jahresumsatz chiffredaffaires revenuerangeinusd revenuerange totalrevenue / esappesrevenue",
  currency: "currency currencycode currencyisocode amountcurrency wahrung",
  industry:
    "industry primaryindustry companyindustry industrysector sector branche branch secteur industria / allindustries primarysubindustry esappesindustry",
  industry_code: "naicscode1 naicscode naicscodes siccode1 siccode siccodes sic",
  founded_year: "foundedyear yearfounded yearestablished founded grundungsjahr",
  funding_stage: "fundingstage latestfunding latestfundingstage latestfundingtype lastfundingtype fundinground",
  funding_total: "totalfunding totalfundingamount totalfundingamountin000susd fundingtotal cbfundingraised",
  business_model: "businessmodel geschaftsmodell businesstype",
  technologies:
    "technologies technology techstack webtechnologies zoominfotechnologies toolsused technologien / esappestechnologies alltechnologies zoominfotechnologiesa",
  country:
    "country countryregion countrycode countryname countryterritory mailingcountry mailingcountrycode personcountry contactcountry land staat pays pais / companycountry billingcountry billingcountrycode shippingcountry shippingcountrycode officelocation hqcountry ipcountrycode ipcountry inferredcountry zoominfocountry leadiqcountry geocountrycode geocountry esappescountry actoncountry actoncountrycode mkto71inferredcountry mkto71contactinferredcountry dnbprimaryaddresscountryregioncode othercountry",
  state:
    "state stateregion stateprovince province county statecode bundesland mailingstate mailingstateprovince mailingstatecode personstate sellerstate / companystate companyprovince billingstate billingstateprovince billingstatecode shippingstate shippingstateprovince ipstateregion ipstatecoderegioncode inferredstateregion geostate esappesstate actonstate geostateacton mkto71inferredstateregion mkto71contactinferredstateregion zoominfostate leadiqstate dnbprimaryaddressstateprovince otherstate",
  city: "city town locality ort stadt ville ciudad mailingcity personcity sellercity / companycity billingcity shippingcity ipcity inferredcity geocity esappescity actoncity mkto71inferredcity mkto71contactinferredcity dnbprimaryaddresscity othercity",
  postal_code:
    "postalcode zip zipcode postcode plz postleitzahl mailingzippostalcode mailingzip mailingpostalcode personzipcode codepostal codigopostal zippostalcode sellerzipcodeprefix / companyzipcode companypostalcode billingpostalcode billingzip billingzippostalcode shippingpostalcode inferredpostalcode geopostalcode esappeszipcode actonpostalcode mkto71inferredpostalcode mkto71contactinferredpostalcode zoominfozipcode leadiqzipcode dnbprimaryaddresspostalcode otherpostalcode",
  street:
    "street streetaddress address1 addressline1 addressone mailingstreet personstreet strasse adresse rue streetname / companystreetaddress companyaddress companyaddress1 billingstreet billingaddress shippingstreet fulladdress esappesstreet otherstreet",
  time_zone: "timezone persontimezone tz zeitzone timezonesidkey / iptimezone",
  lead_source:
    "leadsource originalsource originaltrafficsource incomingleadsource sourceoflead contactsource prospectsource originalsourcetype hsanalyticssource leadquelle quelle origin accountsource howdidyouhearaboutus / platform registrationsourcetype sourcefirstleadsource mkto71originalsourcetype mkto71contactoriginalsourcetype oldleadsource howdidyouhearaboutxeducation",
  lead_source_detail:
    "leadsourcedetail sourcedetail originalsourcedrilldown1 originaltrafficsourcedrilldown1 originalsourceinfo recordsourcedetail1 leadorigin originalsourcedata1 / originalsourcedrilldown2 originaltrafficsourcedrilldown2 registrationsourceinfo mkto71originalsourceinfo mkto71contactoriginalsourceinfo sourcefirstleadsourcedetail oldleadsourcedetail",
  campaign:
    "campaign campaignname campaignid kampagne primarycampaign acquisitionprogram firsttouchconvertingcampaign / lasttouchconvertingcampaign picampaign mktoacquisitionprogram mkto71contactacquisitionprogram mkto71acquisitionprogram bizible2adcampaignnameft",
  utm_source: "utmsource / originalutmsource sourcefirstutmsource piutmsource",
  utm_medium: "utmmedium / originalutmmedium sourcefirstutmmedium piutmmedium",
  utm_campaign: "utmcampaign / originalutmcampaign sourcefirstutmcampaign piutmcampaign",
  utm_term: "utmterm utmkeyword / originalutmterm sourcefirstutmterm piutmterm",
  utm_content: "utmcontent / originalutmcontent sourcefirstutmcontent piutmcontent adname",
  landing_page: "landingpage landingpageurl firstpageseen firstpage landingpageid entrypage / bizible2landingpageft pifirsttouchurl",
  referrer:
    "referrer referer firstreferringsite originalreferrer referringsite referrerurl / actonreferrer mkto71originalreferrer mkto71contactoriginalreferrer",
  form_name: "formname firstconversion formtitle formular / formid recentconversion",
  external_id:
    "recordid leadid prospectid leadnumber mqlid contactid personid contactrecordid crmid externalid externalcontactid zoominfocontactid apollocontactid hubspotid salesforceid sfdccontactid sfdcleadid sfdcid / recordnumber",
  company_external_id:
    "accountid companyid associatedcompanyids associatedcompanyid organizationid zoominfocompanyid apolloaccountid sfdcaccountid crmaccountfid prospectaccountid externalcompanyid accountnumber",
  created_at:
    "createdate createddate createdat createdtime createdon datecreated creationdate firstcontactdate createdtimestamp objectcreatedatetime erstelltam anlagedatum erstellungsdatum registeredat signupdate submittedat connectedon fechadecreacion / hscreatedate",
  updated_at: "lastmodifieddate updatedat modifiedtime lastupdated lastmodified modifieddate lastmodifiedat geandertam systemmodstamp",
  last_activity_at: "lastactivitydate lastactivityat lastengagementdate personlastactivitydate letzteaktivitat lastseen lastseenat",
  last_contacted_at: "lastcontacted lastcontactedat lastcontacteddate lastcontactdate",
  owner:
    "contactowner leadowner owner companyowner accountowner recordowner ownername owneremail assignedto zustandig besitzer leadowneralias ownerid hubspotownerid contactownerid owneremployeeid crmownerfid assigned activityassignedtouser",
  status: "leadstatus contactstatus hsleadstatus prospectstatus",
  territory: "territory salesterritory upterritory gebiet vertriebsgebiet accountownerterritory / userterritory",
  message: "message comments comment nachricht yourmessage kommentar kommentare mensaje anfrage howcanwehelp / fullcomments picomments",
  notes: "notes note notizen description personnotes contactnotes leadnotes bemerkung bemerkungen beschreibung / companynotes pinotes",
  consent:
    "consent marketingconsent optin emailoptin gdprconsent newsletteroptin einwilligung newsletter gdproptinexplicit emailoptinexplicit",
  consent_basis: "legalbasisforprocessingcontactsdata legalbasis consentbasis rechtsgrundlage",
  opted_out:
    "unsubscribedfromallemail hasoptedoutofemail optedout unsubscribed donotemail isdonotemail emailoptout optedoutofemail optout abgemeldet salesemailoptout",
  do_not_call: "donotcall isdonotcall nichtanrufen",
  page_views: "numberofpageviews pageviews pageviewcount",
  sessions: "numberofsessions totalvisits visits sessions",
  time_on_site: "totaltimespentonwebsite timeonsite",
  form_submissions: "numberofformsubmissions formsubmissions numberofuniqueformssubmitted",
  emails_opened: "marketingemailsopened emailsopened emailopens",
  emails_clicked: "marketingemailsclicked emailsclicked emailclicks",
}

/** What a folded header says: a field, how good its claim is (0 is best), and whether it only stands in for a better column. */
export type HeaderWord = { field: LeadField; rank: number; standsIn: boolean }

const BY_WORD = new Map<string, HeaderWord[]>(readWords())

/** The fields that a folded header can mean, best first; empty when it is not in the list. */
export function fieldsOf(folded: string): readonly HeaderWord[] {
  return BY_WORD.get(folded) ?? []
}

/** What a header can mean, by what a row is; a kind that is missing means "cannot be known". `says`: the meanings, for a person. */
export type Ambiguous = {
  people?: LeadField
  accounts?: LeadField
  says: string
  /** It stands in only when no other column has a better claim. */
  standsIn?: true
  /** Beside a column of one of these fields it says nothing certain, and a wrong guess would do harm. */
  silentBeside?: readonly LeadField[]
}

// a company's number and a colleague's id stand in many rows: taken for the person's record id they would make all those people one lead
const CUSTOMER_NUMBER: Ambiguous = {
  people: "company_external_id",
  accounts: "external_id",
  says: "the number of the row's company, or of the row",
  standsIn: true,
}
const USER_ID: Ambiguous = {
  people: "external_id",
  says: "the person's own login, or the colleague who looks after them",
  standsIn: true,
  silentBeside: ["email", "external_id", "owner"],
}

/** Headers that mean different things in different files. */
export const AMBIGUOUS: Record<string, Ambiguous> = {
  name: { people: "full_name", accounts: "company_name", says: "a person's name or a company's" },
  title: { people: "job_title", says: "a job title, or the title of a page, a meeting or a deal" },
  id: { people: "external_id", accounts: "external_id", says: "the id of whatever a row is" },
  url: { people: "linkedin_url", accounts: "company_domain", says: "a person's profile, a company's website or a page" },
  link: { says: "any kind of address" },
  source: { people: "lead_source", accounts: "lead_source", says: "where the lead came from, or which system made the record" },
  address: { people: "street", accounts: "street", says: "a street, or an e-mail address" },
  status: { people: "status", says: "a lead's status, a task's or an employment's" },
  stage: { people: "status", says: "a lead's stage or a deal's" },
  lifecyclestage: { people: "status", says: "how far the other system says that the lead or company is" },
  type: { says: "a kind of lead, company, deal or activity" },
  number: { says: "a phone number, a count or an id" },
  location: { says: "a city, a state, a country or all three" },
  size: { accounts: "employee_count", says: "a company's size or something else's" },
  organizationid: { people: "company_external_id", accounts: "external_id", says: "the id of the row's company, or of the row" },
  accountid: { people: "company_external_id", accounts: "external_id", says: "the id of the row's company, or of the row" },
  companyid: { people: "company_external_id", accounts: "external_id", says: "the id of the row's company, or of the row" },
  accountnumber: { people: "company_external_id", accounts: "external_id", says: "the id of the row's company, or of the row" },
  customerid: CUSTOMER_NUMBER,
  customernumber: CUSTOMER_NUMBER,
  customerno: CUSTOMER_NUMBER,
  kundennummer: CUSTOMER_NUMBER,
  userid: USER_ID,
  site: { says: "a website, or one of a company's places" },
  leadrating: { says: "another system's rating" },
  region: { says: "a state, or a sales region such as EMEA" },
  lastactivity: { says: "a date, or the name of an activity" },
}

/** Headers that tell how an earlier process ended or how another system judged: kept as they stand, never a fact about the lead. */
export const OUTCOMES = new Set(
  `converted isconverted convertedopportunityid convertedaccountid convertedcontactid converteddate amount pipelineamount closevalue
  closedwonbookingsamount closedate closingdate wondate dealstage stagename probability expectedrevenue forecasttype forecastcategory closedlostreason
  closedwonreason iswon isclosed isclosedwon isdealclosed disqualifiedreason disqualificationreason unqualifiedreason rejectionreason score leadscore
  hubspotscore predictiveleadscore rating grade leadquality likelihoodtoclose priority urgency relativescore relativeurgency becameacustomerdate
  becamealeaddate becameamarketingqualifiedleaddate becameasalesqualifiedleaddate becameasubscriberdate becameanevangelistdate
  becameanopportunitydate becameanotherlifecycledate marketingqualifieddate reachedpipelineopportunitydate mqldate firstmqldate replied demoed
  recentdealamount recentdealclosedate firstdealcreateddate daystoclose eventrevenue opportunityid piscore pigrade behavioralscore demographicscore
  latestsource latesttrafficsource handraiser qualifiedlead marketoqualificationlevel marketointerestlevel asymmetriqueactivityindex asymmetriqueprofileindex asymmetriqueactivityscore
  asymmetriqueprofilescore tags isaccepted`
    .trim()
    .split(/\s+/),
)

/**
 * A header without what differs between spellings: case, accents, spaces, signs; "ß" is "ss". Letters of other alphabets stay.
 * "E-Mail Address" → "emailaddress", "# Employees" → "#employees".
 */
export function foldHeader(header: string): string {
  return header
    .normalize("NFKD")
    .replace(/[\u0300-\u036F]/g, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[^\p{L}\p{M}\p{N}#]/gu, "")
    .normalize("NFC")
}

function readWords(): Map<string, HeaderWord[]> {
  const byWord = new Map<string, HeaderWord[]>()
  for (const [field, words] of Object.entries(WORDS)) {
    const all = words.split(" ")
    const bar = all.indexOf("/")
    for (const [rank, word] of all.entries()) {
      if (word === "/") continue
      const says = { field: field as LeadField, rank, standsIn: bar !== -1 && rank > bar }
      byWord.set(
        word,
        [...(byWord.get(word) ?? []), says].toSorted((a, b) => Number(a.standsIn) - Number(b.standsIn)),
      )
    }
  }
  return byWord
}
