import type { Sayings } from "#domain/language/sentence-book.ts"

/** The pages for who is not let in yet, and of one's own sign-in. Where a link or a command stands inside a sentence, its two halves are sayings. */
export const signInPagesSayings: Sayings = {
  "{page} · Baton": "{page} · Baton",
  "Sign in": "Anmelden",
  "Sign in with {company}": "Anmelden mit {company}",
  "E-mail address": "E-Mail-Adresse",
  Password: "Passwort",
  "Forgot your password?": "Passwort vergessen?",
  "Sign in with an admin key": "Mit einem Admin-Schlüssel anmelden",
  "It was shown when Baton first started, and stands in": "Er wurde beim ersten Start von Baton gezeigt und steht in",
  "of its data folder.": "im Datenordner.",
  "Admin key": "Admin-Schlüssel",
  "Sign in with the key": "Mit dem Schlüssel anmelden",
  "One more step": "Noch ein Schritt",
  "Code of your authenticator app, or a recovery code": "Code der Authenticator-App oder ein Wiederherstellungscode",
  "Begin again": "Von vorn beginnen",
  "Another password": "Ein anderes Passwort",
  "This Baton sends no mail. Ask whoever invited you, or whoever runs it:":
    "Dieses Baton verschickt keine E-Mails. Wer dich eingeladen hat oder es betreibt, hilft weiter:",
  "makes a link for you.": "erzeugt einen Link für dich.",
  "Back to the sign-in": "Zurück zur Anmeldung",
  "Say your e-mail address. If you may log in with a password, a link is mailed to you; it lasts an hour.":
    "E-Mail-Adresse angeben. Wenn du dich mit Passwort anmelden darfst, bekommst du einen Link, der eine Stunde gilt.",
  "Mail me a link": "Link schicken",
  "Look into your mail": "Sieh in dein Postfach",
  "If somebody of this address may log in with a password, a link is on its way. It lasts an hour and works once.":
    "Wenn sich jemand mit dieser Adresse per Passwort anmelden darf, ist ein Link unterwegs. Er gilt eine Stunde und nur einmal.",
  "That did not work": "Das hat nicht geklappt",
  "To the sign-in": "Zur Anmeldung",
  "The request could not be read.": "Die Anfrage war nicht lesbar.",
  "Something went wrong on our side.": "Auf unserer Seite ist etwas schiefgegangen.",
  "This key may not see these pages; it needs the scope admin.":
    "Dieser Schlüssel darf diese Seiten nicht sehen; er braucht das Recht admin.",

  "There is no company's own sign-in here.": "Hier gibt es keine Anmeldung über die Firma.",
  "The sign-in of {company} does not answer at the moment. Please try again.":
    "Die Anmeldung von {company} antwortet gerade nicht. Bitte noch einmal versuchen.",
  "The sign-in of {company} does not answer at the moment.": "Die Anmeldung von {company} antwortet gerade nicht.",
  "The way back from your company's sign-in took too long. Please sign in again.":
    "Der Rückweg von der Anmeldung deiner Firma hat zu lange gedauert. Bitte noch einmal anmelden.",
  "The sign-in at {company} did not work. Please try again.":
    "Die Anmeldung bei {company} hat nicht geklappt. Bitte noch einmal versuchen.",
  "This key is not known here.": "Dieser Schlüssel ist hier nicht bekannt.",
  "This only works from Baton's own pages. Scripts use the API and a key.":
    "Das geht nur von den Seiten von Baton selbst. Skripte nutzen die API und einen Schlüssel.",
  "A change that comes with a session needs the header x-baton-page: 1. Scripts of your own use a key.":
    "Eine Änderung mit einer Sitzung braucht den Header x-baton-page: 1. Eigene Skripte nutzen einen Schlüssel.",

  "Choose another password": "Ein anderes Passwort wählen",
  "For {email}. Every browser that you are logged in with is logged out.":
    "Für {email}. Alle Browser, in denen du angemeldet bist, werden abgemeldet.",
  "Set the password": "Passwort setzen",
  "Set up Baton": "Baton einrichten",
  "You become the first user: operator, who looks after this installation, and RevOps, who keeps the rules and invites everybody else.":
    "Das wird die erste Anmeldung, mit zwei Rollen: Betrieb kümmert sich um diese Installation, RevOps pflegt die Regeln und lädt alle anderen ein.",
  "Your name": "Dein Name",
  "Your e-mail address": "Deine E-Mail-Adresse",
  Begin: "Beginnen",
  Welcome: "Willkommen",
  "Welcome to {workspace}": "Willkommen bei {workspace}",
  "You were invited as {email}.": "Du wurdest als {email} eingeladen.",
  Join: "Beitreten",
  "You log in to Baton as {email} already. Log in first; you come back here then.":
    "Du meldest dich bei Baton schon als {email} an. Erst anmelden; danach geht es hier weiter.",
  "This link is over": "Dieser Link gilt nicht mehr",
  "It was used, or its time has passed. Ask whoever gave it to you for another one.":
    "Er wurde benutzt, oder seine Zeit ist um. Wer ihn dir gegeben hat, kann dir einen neuen geben.",
  "At least 12 characters; a few words in a row are good.": "Mindestens 12 Zeichen; ein paar Wörter hintereinander sind gut.",
  "Say your name.": "Namen angeben.",

  "My sign-in": "Meine Anmeldung",
  "You log in as {email}.": "Du meldest dich als {email} an.",
  "Back to work": "Zurück zur Arbeit",
  "Your company’s own sign-in looks after your password.": "Um dein Passwort kümmert sich die Anmeldung deiner Firma.",
  "Where you are logged in": "Wo du angemeldet bist",
  "A browser that says nothing of itself, since": "Ein Browser, der nichts über sich sagt, seit",
  "{browser}, since": "{browser}, seit",
  "(this one)": "(dieser hier)",
  "Log out everywhere else": "Überall sonst abmelden",
  "Log out": "Abmelden",
  "The password that you have now": "Dein jetziges Passwort",
  "Another one, at least 12 characters": "Ein anderes, mindestens 12 Zeichen",
  "Change the password": "Passwort ändern",
  "Second factor": "Zweiter Faktor",
  "With a code of an authenticator app nobody gets in who only knows your password.":
    "Mit dem Code einer Authenticator-App kommt niemand herein, der nur dein Passwort kennt.",
  "Your password": "Dein Passwort",
  "Set up a second factor": "Zweiten Faktor einrichten",
  "It is set up. {n} recovery code is left.": "Er ist eingerichtet. {n} Wiederherstellungscode ist übrig.",
  "It is set up. {n} recovery codes are left.": "Er ist eingerichtet. {n} Wiederherstellungscodes sind übrig.",
  "Take the second factor away": "Zweiten Faktor entfernen",
  "Scan this with an authenticator app, or type the key into it. Then say the code that it shows.":
    "Mit einer Authenticator-App scannen oder den Schlüssel dort eintippen. Dann den Code angeben, den sie zeigt.",
  "Key:": "Schlüssel:",
  Code: "Code",
  "QR code with the key": "QR-Code mit dem Schlüssel",
  "Turn it on": "Einschalten",
  "Keep these codes": "Diese Codes aufbewahren",
  "Each lets you in once when you don’t have the app. They are not shown again; print them or put them where you keep passwords.":
    "Jeder lässt dich einmal herein, wenn du die App nicht hast. Sie werden nicht wieder gezeigt: ausdrucken oder zu den Passwörtern legen.",
  "I have kept them": "Ich habe sie aufbewahrt",
  "The password is changed, and every other browser is logged out.": "Das Passwort ist geändert, alle anderen Browser sind abgemeldet.",
  "{n} other browser was logged out.": "{n} anderer Browser wurde abgemeldet.",
  "{n} other browsers were logged out.": "{n} andere Browser wurden abgemeldet.",
  "The second factor is taken away.": "Der zweite Faktor ist entfernt.",
}
