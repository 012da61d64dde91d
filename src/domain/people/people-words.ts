import type { PeopleField } from "#domain/people/people-field.ts"
import type { Role } from "#domain/people/person.ts"

/** Spellings of headers, the best first: exports of CRMs, directories and sign-ins, and what people write themselves. */
export const HEADERS: Readonly<Record<PeopleField, readonly string[]>> = {
  name: words(
    "name fullname displayname user person rep salesrep owner ownername employee mitarbeiter mitarbeiterin nom nombre vollername",
  ),
  first_name: words("firstname givenname vorname prenom nombredepila"),
  last_name: words("lastname surname familyname nachname nomdefamille apellido apellidos"),
  email: words("email emailaddress mail workemail useremail owneremail emailadresse primaryemail userprincipalname upn"),
  handle: words("handle username shortname alias kurzel kurzname login nickname benutzername userid"),
  role: words("role rolle funktion batonrole rol"),
  title: words("title jobtitle position jobrole profile profilename userrolename userrole stelle berufsbezeichnung seat"),
  team: words("team teamname mainteam primaryteam salesteam hubspotteam gruppe group equipe equipo department abteilung division"),
  zone: words("zone timezone timezonesidkey zeitzone tz fuseauhoraire zonahoraria"),
  calendar: words("calendar kalender workinghours arbeitszeit arbeitszeiten"),
  skills: words("skills skill fahigkeiten languages sprachen expertise competences"),
  capacity: words("capacity maxleads limit leadlimit mostopen kapazitat maxopen maxopenleads"),
  active: words("active isactive aktiv enabled accountenabled actif activo"),
  status: words("status userstatus state"),
  booking_url: words("bookingurl bookinglink meetinglink meetingslink calendly calendlylink schedulinglink buchungslink terminlink"),
}

/** What people and systems call the roles, folded. */
export const ROLES: Readonly<Record<Role, readonly string[]>> = {
  rep: words(
    "rep reps sdr bdr ae salesrep salesrepresentative salesdevelopmentrepresentative businessdevelopmentrepresentative accountexecutive accountmanager seller sales vertrieb vertriebler vertriebsmitarbeiter",
  ),
  manager: words("manager teamlead teamleader salesmanager sdrmanager bdrmanager teamleiter teamleitung teamleiterin"),
  director: words("director salesdirector directorofsales vertriebsleiter vertriebsleitung"),
  leader: words("leader leadership vp vpsales vpofsales cro ceo cmo headofsales chiefrevenueofficer geschaftsfuhrung geschaftsfuhrer"),
  marketing: words("marketing marketer marketingmanager marketingops marketingoperations demandgen demandgeneration"),
  revops: words("revops revenueoperations salesops salesoperations ops operations admin administrator systemadministrator"),
}

/** How a list says that somebody works here, folded. */
export const YES = words("1 x y yes true active enabled ja wahr aktiv oui si")
/** How it says that they do not. */
export const NO = words("0 n no false inactive disabled deactivated suspended nein falsch inaktiv deaktiviert gesperrt non left former")

function words(text: string): readonly string[] {
  return text.split(" ")
}
