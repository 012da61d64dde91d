import type { Definitions } from "#app/routes/dashboard/definitions.ts"

const MQL = "Zyklen, die an den Vertrieb übergeben wurden. Wer nach einem beendeten Zyklus wiederkommt, beginnt einen neuen"
const WON = "Zyklen, die als gewonnen endeten"
const OPPORTUNITY = "Wurde zur Verkaufschance, was auch danach kam"
const AMOUNT =
  "Die Beträge der gewonnenen zusammen, wie sie dastehen: Währungen werden nicht umgerechnet, und wo keiner steht, kommt nichts hinzu"
const ANSWERED = "Angenommen oder von einer Person beendet"
const UNANSWERED = "Weder angenommen noch vorbei: Der Vertrieb hat noch nicht geantwortet"
const RAN_OUT = "Zurückgenommen, weil niemand rechtzeitig geantwortet hat"
const CONTACTED = "Eine Person von uns hat sich gemeldet; automatische Antworten, Öffnungen und abgehakte Kästchen zählen nicht"

/** What the reports count, in German; English comes from the API. A test holds these to the reports there are. */
export const definitions: Definitions = {
  funnel: {
    says: "Was aus den Leads wurde, die im Zeitraum übergeben wurden, bis jetzt. Junge sind noch unterwegs.",
    columns: {
      mql: MQL,
      people: "Verschiedene Personen darunter",
      accounts: "Verschiedene Firmen darunter; Leads ohne Firma zählen hier nicht",
      first: "Erste Zyklen von Personen",
      again: "Zyklen von Personen, die wiederkamen",
      unanswered: UNANSWERED,
      sal: "Von einer Person angenommen, was auch danach kam",
      sql: "In einem Gespräch bestätigt, was auch danach kam",
      opportunity: OPPORTUNITY,
      won: WON,
      sal_of_mql: "Angenommen, von den übergebenen",
      sql_of_sal: "Bestätigt, von den angenommenen",
      sql_of_mql: "Bestätigt, von den übergebenen",
      opportunity_of_sql: "Zur Verkaufschance geworden, von den bestätigten",
      won_of_opportunity: "Gewonnen, von den Verkaufschancen",
      amount_won: AMOUNT,
    },
  },
  sources: {
    says: "Welche Herkunft zu Verkaufschancen und Kunden führt. Herkunft ist, was bei der Übergabe bekannt war.",
    columns: {
      mql: MQL,
      opportunity: OPPORTUNITY,
      opportunity_of_mql: "Zur Verkaufschance geworden, von den übergebenen",
      won: WON,
      won_of_mql: "Gewonnen, von den übergebenen",
      amount_won: AMOUNT,
    },
  },
  "first-contact": {
    says: "Wie lange es dauert, bis sich eine Person meldet, ab der Übergabe, nach der Uhr an der Wand: was der Käufer spürt. Wer nie erreicht wurde, zählt als wartend bis jetzt oder bis zum Ende des Zyklus (Kaplan–Meier); liegen gelassene Leads können so nicht schnell aussehen.",
    columns: {
      mql: MQL,
      contacted: CONTACTED,
      untouched: "Niemand hat sich gemeldet, bis jetzt oder bis zum Ende des Zyklus",
      half_after: "Nach so langer Zeit war die Hälfte aller Leads erreicht",
      most_after: "Nach so langer Zeit waren neun von zehn Leads erreicht",
      within_5_minutes: "Binnen 5 Minuten erreicht",
      within_30_minutes: "Nach mehr als 5, binnen 30 Minuten erreicht",
      within_1_hour: "Nach mehr als 30 Minuten, binnen einer Stunde erreicht",
      within_4_hours: "Nach mehr als einer Stunde, binnen 4 Stunden erreicht",
      within_1_day: "Nach mehr als 4 Stunden, binnen eines Tages erreicht",
      within_3_days: "Nach mehr als einem Tag, binnen 3 Tagen erreicht",
      later: "Nach mehr als 3 Tagen erreicht",
    },
  },
  sla: {
    says: "Ob die Zusagen der Vereinbarung gehalten wurden, jede in ihrer eigenen Arbeitszeit. Ein Zyklus zählt je Zusage einmal: als verfehlt, wenn eine seiner Uhren verfehlt wurde, auch wenn später jemand rechtzeitig war.",
    columns: {
      watched: "Zyklen mit einer solchen Uhr",
      decided: "Gehalten oder verfehlt",
      kept: "Rechtzeitig beantwortet",
      missed: "Nicht rechtzeitig beantwortet",
      running: "Noch in der Zeit, oder angehalten",
      called_off: "Vorbei, bevor es fällig war",
      kept_of_decided: "Gehalten, von den entschiedenen",
      proved_later: "Bei Fälligkeit verfehlt; ein späterer Beleg zeigte, dass es gehalten war. Zählt als gehalten",
    },
  },
  "contacted-in-time": {
    says: "Der Anteil der Leads, die eine Person in der Zeit erreicht hat, die die Vereinbarung für den Erstkontakt zusagt, in Arbeitszeit.",
    columns: {
      mql: MQL,
      in_time: "In der zugesagten Zeit erreicht",
      too_late: "Danach erreicht, oder bis dahin nicht",
      not_due: "Die Zeit ist noch nicht vorbei",
      called_off: "Der Zyklus endete vorher, ohne Kontakt",
      decided: "Rechtzeitig oder zu spät",
      in_time_of_decided: "Rechtzeitig, von den entschiedenen",
    },
  },
  meetings: {
    says: "Wie viele Leads zu einem Termin kamen, und was daraus wurde. Ein Termin zählt, wenn er als vereinbart oder gehalten vermerkt ist.",
    columns: {
      mql: MQL,
      contacted: CONTACTED,
      meeting: "Mit vereinbartem oder gehaltenem Termin",
      held: "Mit gehaltenem Termin",
      sql_met: "Mit Termin, und als SQL bestätigt",
      meeting_of_contacted: "Mit Termin, von den kontaktierten",
      sql_met_of_meeting: "Bestätigt, von denen mit Termin",
    },
  },
  rejections: {
    says: "Warum der Vertrieb Leads zurückgab, nach ihrer Herkunft. Abgelehnte und ausgeschlossene zählen, jeder mit dem Grund, der seinen Zyklus beendet hat.",
    columns: {
      mql: MQL,
      answered: ANSWERED,
      turned_down: "Abgelehnt oder ausgeschlossen, aus irgendeinem Grund",
      turned_down_of_answered: "Abgelehnt oder ausgeschlossen, von den beantworteten",
    },
  },
  acceptance: {
    says: "Welchen Anteil der Leads der Vertrieb annimmt, nach dem Tag der Übergabe.",
    columns: {
      mql: MQL,
      answered: ANSWERED,
      sal: "Von einer Person angenommen",
      declined: "Von einer Person beendet, ohne angenommen zu sein",
      unanswered: UNANSWERED,
      ran_out: RAN_OUT,
      sal_of_answered: "Angenommen, von den beantworteten",
    },
  },
  recycle: {
    says: "Leads, deren Zyklus im Zeitraum damit endete, dass sie in die Pflege zurückgingen, und ob sie wiederkamen.",
    columns: {
      ended: "Zyklen, die im Zeitraum endeten, wie auch immer",
      back: "Ging zurück in die Pflege: abgelehnt, zurückgestellt oder zurückgenommen",
      recycled: "Von einer Person mit Grund zurückgestellt",
      ran_out: RAN_OUT,
      rejected: "Mit Grund abgelehnt",
      returned: "Von denen, die zurückgingen, seither wieder übergeben",
      back_of_ended: "Ging zurück, von den beendeten",
      returned_of_back: "Wieder übergeben, von denen, die zurückgingen",
    },
  },
  completeness: {
    says: "Der Anteil der Übergaben, die mit allem Kontext kamen, den die Vereinbarung verlangt, so wie es bei der Übergabe war.",
    columns: {
      mql: MQL,
      complete: "Nichts fehlte",
      incomplete: "Etwas fehlte",
      complete_of_mql: "Vollständig, von den übergebenen",
      promised_share: "Was das Marketing in der geltenden Vereinbarung zusagt",
    },
  },
  "follow-up": {
    says: "Das Nachfassen, das gemacht wurde, gegen das, was die Vereinbarung jedem Lead schuldet, nach der Fassung, die für seinen Zyklus gilt: so viele Kontakte durch Personen, über so viele Kanäle, in so vielen Tagen ab der Übergabe. Fällig sind Leads, deren Tage vorbei sind, und solche, die vorher mangels Antwort aufgegeben wurden.",
    columns: {
      mql: MQL,
      due: "Die Tage sind vorbei, oder der Lead wurde mangels Antwort aufgegeben",
      kept: "Fällig, mit genug Kontakten über genug Kanäle",
      short: "Fällig, und Kontakte oder Kanäle fehlten",
      answered_before: "Der Zyklus endete mit einer Antwort, bevor die Tage vorbei waren: Mehr war nicht geschuldet",
      on_the_way: "Die Tage sind noch nicht vorbei",
      kept_of_due: "Gehalten, von den fälligen",
      touches: "Kontakte durch Personen in den Tagen, die zählen, bei den fälligen",
      owed: "Kontakte, die den fälligen geschuldet waren",
    },
  },
  load: {
    says: "Wer jetzt an wie vielem arbeitet, und wie viele Leads jede Person im Zeitraum bekam. Ein Lead zählt bei der Person, die ihn jetzt hat oder am Ende hatte.",
    columns: {
      got: "Im Zeitraum übergeben",
      open: "Jetzt offen",
      open_tier_1: "Jetzt offen, Stufe 1",
      open_tier_2: "Jetzt offen, Stufe 2",
      open_tier_3: "Jetzt offen, Stufe 3",
      untouched_open: "Jetzt offen, und noch hat sich niemand gemeldet",
      overdue: "Jetzt offen, und der nächste Schritt ist überfällig",
    },
  },
  volume: {
    says: "Wie viele Leads das Marketing in jedem Monat und jeder Stufe übergab, gegen seine Zusage. Monate sind die von UTC.",
    columns: {
      mql: MQL,
      promised: "Zugesagt von der Vereinbarung am Ende des Monats oder jetzt, für die gezeigten Tage",
      per_month: "Für den ganzen Monat zugesagt",
      by_now: "Der Teil der Zusage, für den die vergangenen Tage stehen",
      kept_by: "Übergeben, als Anteil der Zusage für die vergangenen Tage",
    },
  },
  leakage: {
    says: "Was unterwegs verloren ging, in Geld: Leads der Gruppe × (Anteil gewonnener betreuter Leads − Anteil gewonnener der Gruppe) × durchschnittlich gewonnener Betrag. Nur beendete Zyklen zählen. Betreut: in der zugesagten Zeit erreicht und von einer Person beantwortet.",
    columns: {
      ended: "Zyklen, die im Zeitraum endeten",
      won: WON,
      won_of_ended: "Gewonnen, von den beendeten",
      amount_won: AMOUNT,
      lost: "Verlorenes Geld nach der Formel; leer, wo es zu wenige Fälle gibt",
    },
  },
}
