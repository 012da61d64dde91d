/** What is asked of providers when nobody said it. Which providers there are is no part of the agreement. */
export type EnrichmentRules = {
  /** A lead waits for answers this long at most, before it is judged with what is known. */
  wait: string
  /** An answer that comes later may still correct whom a lead was given to, as long as nobody touched it and for this long after the handoff. */
  correct_within: string
  /** Lead fields that are asked for. */
  needs: string[]
  /** Whether rows of imported files are looked up as well. */
  imports: boolean
}
