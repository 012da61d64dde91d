import type { Sayings } from "#domain/language/sentence-book.ts"

/** People who log in, their passwords, invitations and roles, and the keys of programs. */
export const signingInSayings: Sayings = {
  "Your company's sign-in did not say your e-mail address.": "Die Anmeldung deiner Firma hat deine E-Mail-Adresse nicht genannt.",
  "Your company's sign-in says that your e-mail address is not verified.":
    "Die Anmeldung deiner Firma sagt, dass deine E-Mail-Adresse nicht bestätigt ist.",
  "Addresses of {domain} are not let in here.": "Adressen von {domain} werden hier nicht hereingelassen.",
  "None of your groups at your company has a role here.": "Keine deiner Gruppen in deiner Firma hat hier eine Rolle.",
  "You are let in no longer.": "Du wirst nicht mehr hereingelassen.",
  "You were not invited here. Ask whoever runs Baton at your company.": "Du bist hier nicht eingeladen. Frag, wer Baton bei euch betreibt.",
  "Send the code of your authenticator app, or a recovery code.":
    "Den Code der Authenticator-App oder einen Wiederherstellungscode senden.",
  "The e-mail address, the password or the code is not right.": "E-Mail-Adresse, Passwort oder Code stimmen nicht.",
  "There were too many failed sign-ins for this address; please come again in {wait}.":
    "Für diese Adresse gab es zu viele fehlgeschlagene Anmeldungen; bitte in {wait} noch einmal versuchen.",
  "Looking around in other roles is for visitors of a demo, on the machine where it runs.":
    "Sich in anderen Rollen umsehen können nur Gäste einer Demo, auf dem Rechner, auf dem sie läuft.",
  'There is no workspace called "{name}" for you.': "Für dich gibt es keinen Arbeitsbereich namens „{name}“.",
  "A password has at least {n} characters; a few words in a row are good.":
    "Ein Passwort hat mindestens {n} Zeichen; ein paar Wörter hintereinander sind gut.",
  "A password has at most {n} characters.": "Ein Passwort hat höchstens {n} Zeichen.",
  "A password of so few different characters is guessed at once.": "Ein Passwort aus so wenigen verschiedenen Zeichen ist sofort erraten.",
  "A password of characters in a row is guessed at once.": "Ein Passwort aus aufeinanderfolgenden Zeichen ist sofort erraten.",
  "The password is hardly more than your name or address.": "Das Passwort ist kaum mehr als dein Name oder deine Adresse.",
  "The password is hardly more than a word that everybody tries first.":
    "Das Passwort ist kaum mehr als ein Wort, das alle zuerst versuchen.",
  "The password that you have now is not right.": "Das jetzige Passwort stimmt nicht.",
  "This took too long. Please begin again.": "Das hat zu lange gedauert. Bitte von vorn beginnen.",
  "The code is not the one that the app shows now. Is this machine's time right?":
    "Der Code ist nicht der, den die App jetzt zeigt. Geht die Uhr dieses Rechners richtig?",
  "This was done already.": "Das ist schon geschehen.",
  "A second factor was set up.": "Ein zweiter Faktor wurde eingerichtet.",
  "The second factor was taken away.": "Der zweite Faktor wurde entfernt.",
  "{name} chose another password.": "{name} hat ein neues Passwort gewählt.",
  "{name} chose another password by a link.": "{name} hat über einen Link ein neues Passwort gewählt.",
  "Somebody asked for another password for {name}.": "Jemand hat für {name} ein neues Passwort angefordert.",
  "{name} got a link to choose another password by mail.": "{name} hat per Mail einen Link für ein neues Passwort bekommen.",
  "{name} got a link to choose another password; it was shown to who asked for it.":
    "{name} hat einen Link für ein neues Passwort bekommen; er wurde der Person gezeigt, die ihn angefordert hat.",
  "That is no e-mail address.": "Das ist keine E-Mail-Adresse.",
  "is no e-mail address": "ist keine E-Mail-Adresse",
  "Log in as {email} first, then open the link again.": "Zuerst als {email} anmelden, dann den Link noch einmal öffnen.",
  "The link was used in the meantime.": "Der Link wurde inzwischen benutzt.",
  "Somebody of this address logs in to other workspaces, too. Take another address.":
    "Mit dieser Adresse meldet sich jemand auch in anderen Arbeitsbereichen an. Eine andere Adresse nehmen.",
  "{name} came by the setup link and is {role} or {other}.": "{name} kam über den Einrichtungslink und hat die Rollen {role} und {other}.",
  "{name} came by {company} and is {roles:list}.": "{name} kam über {company} und hat jetzt die Rolle {roles}.",
  "{name} came by {company} and is {roles:list} or {last}.": "{name} kam über {company} und hat jetzt die Rollen {roles} und {last}.",
  "{name} accepted the invitation as {roles:list}.": "{name} hat die Einladung als {roles} angenommen.",
  "{name} accepted the invitation as {roles:list} or {last}.": "{name} hat die Einladung als {roles} und {last} angenommen.",
  "{name} was invited as {roles:list}.": "{name} wurde als {roles} eingeladen.",
  "{name} was invited as {roles:list} or {last}.": "{name} wurde als {roles} und {last} eingeladen.",
  "{name} was invited as {roles:list}; the link was shown to who invited.":
    "{name} wurde als {roles} eingeladen; der Link wurde der einladenden Person gezeigt.",
  "{name} was invited as {roles:list} or {last}; the link was shown to who invited.":
    "{name} wurde als {roles} und {last} eingeladen; der Link wurde der einladenden Person gezeigt.",
  "An invitation was taken back.": "Eine Einladung wurde zurückgenommen.",
  "Somebody of this address is let in already; change their roles instead.":
    "Mit dieser Adresse wird schon jemand hereingelassen; stattdessen die Rollen ändern.",
  "There is no invitation of this id here.": "Hier gibt es keine Einladung mit dieser ID.",
  "There is no user of this id here.": "Hier gibt es keine Anmeldung mit dieser ID.",
  "{name} is {roles:list} now; before: {before:list}.": "{name} hat jetzt die Rolle {roles}; vorher: {before}.",
  "{name} is {roles:list} or {last} now; before: {before:list}.": "{name} hat jetzt die Rollen {roles} und {last}; vorher: {before}.",
  "{name} is {roles:list} now; before: {before:list} or {lastBefore}.":
    "{name} hat jetzt die Rolle {roles}; vorher: {before} und {lastBefore}.",
  "{name} is {roles:list} or {last} now; before: {before:list} or {lastBefore}.":
    "{name} hat jetzt die Rollen {roles} und {last}; vorher: {before} und {lastBefore}.",
  "{name} is {roles:list} now, signing for {side}; before: {before:list}.":
    "{name} hat jetzt die Rolle {roles} und unterschreibt für die Seite {side}; vorher: {before}.",
  "{name} is {roles:list} now; before: {before:list}, signing for {sideBefore}.":
    "{name} hat jetzt die Rolle {roles}; vorher: {before}, unterschrieb für die Seite {sideBefore}.",
  "{name} is {roles:list} now, signing for {side}; before: {before:list}, signing for {sideBefore}.":
    "{name} hat jetzt die Rolle {roles} und unterschreibt für die Seite {side}; vorher: {before}, unterschrieb für die Seite {sideBefore}.",
  "{name} is let in no longer.": "{name} wird nicht mehr hereingelassen.",
  "{name} was logged out of {n} browsers.": "{name} wurde in {n} Browsern abgemeldet.",
  "{name} was logged out of 1 browsers.": "{name} wurde in 1 Browser abgemeldet.",
  "{name} logs in to other workspaces, too, so only they themselves can choose another password, by mail.":
    "{name} meldet sich auch in anderen Arbeitsbereichen an und kann ein neues Passwort darum nur selbst wählen, per Mail.",
  "{name} is {roles:list}; only an operator may do this to them.": "{name} hat die Rolle {roles}; das darf hier nur der Betrieb.",
  "{name} is {roles:list} or {last}; only an operator may do this to them.":
    "{name} hat die Rollen {roles} und {last}; das darf hier nur der Betrieb.",
  "Nobody changes what they themselves may. Ask somebody else who may invite people.":
    "Niemand ändert, was er selbst darf. Jemand anderen bitten, der Personen einladen darf.",
  "Say at least one role.": "Mindestens eine Rolle angeben.",
  "Only leadership signs, so a side goes with that role.": "Nur die Leitung unterschreibt, darum gehört eine Seite zu dieser Rolle.",
  "{role} sees what is their own or their team's: say which of the workspace's people they are.":
    "{role}: sieht nur Eigenes oder das des Teams; darum angeben, welche Person des Arbeitsbereichs es ist.",
  "Only an operator makes somebody {role}, or relieves them of it.": "Die Rolle {role} gibt und nimmt nur der Betrieb.",
  "{company} at {issuer} is trusted to say who somebody is.": "{company} unter {issuer} gilt als Nachweis, wer jemand ist.",
  "{company} at {issuer} is set up and not used.": "{company} unter {issuer} ist eingerichtet und wird nicht benutzt.",
  "The company's own sign-in is trusted no longer.": "Der Anmeldung über die Firma wird nicht mehr vertraut.",
  "Say the client's secret, too.": "Auch das Geheimnis des Clients angeben.",
  "is needed": "ist nötig",
  'The key "{name}" was made; it may {scopes}.': "Der Schlüssel „{name}“ wurde angelegt; er darf: {scopes}.",
  'The key "{name}" was made; it may {scopes} until {until}.': "Der Schlüssel „{name}“ wurde angelegt; er darf bis {until}: {scopes}.",
  'The key "{name}" was made; it may what {role} may.': "Der Schlüssel „{name}“ wurde angelegt; er darf, was die Rolle {role} darf.",
  'The key "{name}" was made; it may what {role} may until {until}.':
    "Der Schlüssel „{name}“ wurde angelegt; er darf bis {until}, was die Rolle {role} darf.",
  'The key "{name}" is taken from {pages}.': "Der Schlüssel „{name}“ gilt jetzt für {pages}.",
  'The key "{name}" is taken from {pages}, and from browsers only.': "Der Schlüssel „{name}“ gilt jetzt für {pages}, und nur für Browser.",
  "pages everywhere": "alle Seiten",
  'The key "{name}" was taken back.': "Der Schlüssel „{name}“ wurde zurückgenommen.",
  'The key "{name}" may do more than write, so it must never stand in a page.':
    "Der Schlüssel „{name}“ darf mehr als einsenden, darum darf er nie in einer Seite stehen.",
  "Keys that sign are made on the machine where Baton runs: baton keys create.":
    "Schlüssel zum Unterschreiben werden auf dem Rechner angelegt, auf dem Baton läuft: baton keys create.",
  "An admin key may everything, so only an operator makes one. Make one for a role instead.":
    "Ein Admin-Schlüssel darf alles, darum legt ihn nur der Betrieb an. Stattdessen einen für eine Rolle anlegen.",
  "lies in the past; the key would be of no use": "liegt in der Vergangenheit; der Schlüssel wäre nutzlos",
  "The end of the key lies in the past; the key would be of no use.":
    "Das Ende des Schlüssels liegt in der Vergangenheit; der Schlüssel wäre nutzlos.",
}
