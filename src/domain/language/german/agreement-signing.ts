import type { Sayings } from "#domain/language/sentence-book.ts"

/** How a version of the agreement comes into force, what becomes of an emergency change, and a lead that is made up to try one. */
export const agreementSigningSayings: Sayings = {
  "There is no agreement of this id here.": "Hier gibt es keine Vereinbarung mit dieser ID.",
  "No version is signed by both sides yet, so none is in force.": "Noch hat keine Fassung die Unterschrift beider Seiten, also gilt keine.",
  'Version {version}, "{name}", was loaded.': "Fassung {version}, „{name}“, wurde geladen.",

  // Signatures
  "The hash you signed is not that of version {version}. Read it again, then sign {hash}.":
    "Der unterschriebene Hash ist nicht der von Fassung {version}. Lies sie noch einmal und unterschreibe dann {hash}.",
  "{signer} signed this version for marketing already.": "{signer} hat diese Fassung schon für das Marketing unterschrieben.",
  "{signer} signed this version for sales already.": "{signer} hat diese Fassung schon für den Vertrieb unterschrieben.",
  "{signer} signed for the other side; each side needs a person of its own.":
    "{signer} hat für die andere Seite unterschrieben; jede Seite braucht eine eigene Person.",
  "{signer} signed version {version} for marketing.": "{signer} hat Fassung {version} für das Marketing unterschrieben.",
  "{signer} signed version {version} for sales.": "{signer} hat Fassung {version} für den Vertrieb unterschrieben.",
  "Version {version} is in force: both sides signed it.": "Fassung {version} gilt: Beide Seiten haben sie unterschrieben.",
  "You sign for marketing only.": "Du unterschreibst nur für das Marketing.",
  "You sign for sales only.": "Du unterschreibst nur für den Vertrieb.",
  "You sign for neither side.": "Du unterschreibst für keine der beiden Seiten.",
  'The key "{key}" signs for marketing only.': "Der Schlüssel „{key}“ unterschreibt nur für das Marketing.",
  'The key "{key}" signs for sales only.': "Der Schlüssel „{key}“ unterschreibt nur für den Vertrieb.",
  'The key "{key}" signs for neither side.': "Der Schlüssel „{key}“ unterschreibt für keine der beiden Seiten.",
  "Say who signs.": "Angeben, wer unterschreibt.",
  "is needed with a key": "ist mit einem Schlüssel nötig",
  "You sign as {name} and as nobody else.": "Du unterschreibst als {name} und als niemand sonst.",

  // Emergency changes
  "The hash you sent is not that of version {version}. Read it again: {hash}.":
    "Der gesendete Hash ist nicht der von Fassung {version}. Lies sie noch einmal: {hash}.",
  "Another version came in force this very moment. Look again, then try again.":
    "In diesem Augenblick trat eine andere Fassung in Kraft. Sieh noch einmal nach und versuche es dann erneut.",
  "No version was ever signed by both sides, so there is nothing to change in an emergency. Both sign the first one.":
    "Noch nie haben beide Seiten eine Fassung unterschrieben, also gibt es im Notfall nichts zu ändern. Die erste unterschreiben beide.",
  "Version {version} is in force already.": "Fassung {version} gilt schon.",
  "Another emergency change runs. It has to be ratified or to lapse first, or both sides sign this version.":
    "Es läuft schon eine andere Notfalländerung. Zuerst muss sie bestätigt werden oder verfallen, oder beide Seiten unterschreiben diese Fassung.",
  "Both sides signed version {version} and it was in force before. Load its text under another name to change back to it.":
    "Beide Seiten haben Fassung {version} unterschrieben, und sie galt schon einmal. Um zu ihr zurückzukehren, ihren Text unter anderem Namen laden.",
  "Version {version} was an emergency change before and was not ratified. Now it needs both signatures.":
    "Fassung {version} war schon einmal eine Notfalländerung und wurde nicht bestätigt. Jetzt braucht sie beide Unterschriften.",
  "{signer} signed version {version} for marketing already: sign it, and it is in force for good.":
    "{signer} hat Fassung {version} schon für das Marketing unterschrieben: Unterschreibe sie, und sie gilt auf Dauer.",
  "{signer} signed version {version} for sales already: sign it, and it is in force for good.":
    "{signer} hat Fassung {version} schon für den Vertrieb unterschrieben: Unterschreibe sie, und sie gilt auf Dauer.",
  "{signer} put version {version} in force for marketing alone, for 72 hours: {reason}":
    "{signer} hat Fassung {version} allein für das Marketing in Kraft gesetzt, für 72 Stunden: {reason}",
  "{signer} put version {version} in force for sales alone, for 72 hours: {reason}":
    "{signer} hat Fassung {version} allein für den Vertrieb in Kraft gesetzt, für 72 Stunden: {reason}",
  "The emergency change lapsed after 72 hours, as nobody ratified it: version {version} applies again.":
    "Die Notfalländerung verfiel nach 72 Stunden, weil niemand sie bestätigt hat: Fassung {version} gilt wieder.",
  "{signer} put this version in force alone, so somebody else has to sign it for the other side.":
    "{signer} hat diese Fassung allein in Kraft gesetzt, also muss für die andere Seite jemand anders unterschreiben.",
  "{signer} ratified the emergency change of {who}: version {version} stays.":
    "{signer} hat die Notfalländerung von {who} bestätigt: Fassung {version} bleibt.",

  // A lead that is made up
  'The agreement has no signal "{name}".': "Die Vereinbarung kennt kein Signal „{name}“.",
  '"{ago}" is not a length of time such as "2 hours".': "„{ago}“ ist keine Zeitangabe wie „2 hours“.",
  '"{n} {unit}" is not a length of time such as "2 hours".': "„{n} {unit}“ ist keine Zeitangabe wie „2 hours“.",
  '"{n} {kind} {unit}" is not a length of time such as "2 hours".': "„{n} {kind} {unit}“ ist keine Zeitangabe wie „2 hours“.",
  "has more than 200 fields": "hat mehr als 200 Felder",
}
