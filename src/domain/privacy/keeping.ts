/** For how many days what is stored of people is kept; null for as long as the workspace is. Numbers, times and decisions stay in any case. */
export type Keeping = {
  /** What forms, events and files sent, as it came. What was understood of it stays with the lead. */
  raw_signals_days: number | null
  /** Quarantined items that nobody waits for any more. */
  quarantine_days: number | null
  /** What messages said, once they are over. */
  messages_days: number | null
  /** What providers answered, once it has expired. */
  answers_days: number | null
  /** People at rest of whom nothing was heard any more; they are erased. */
  leads_days: number | null
}

export const SHIPPED_KEEPING: Keeping = {
  raw_signals_days: 400,
  quarantine_days: 400,
  messages_days: 730,
  answers_days: 30,
  leads_days: null,
}
