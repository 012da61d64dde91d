/** Where a company's own sign-in is, and as whom Baton is known there. */
export type CompanyAddress = { issuer: string; clientId: string; clientSecret: string }

/** What has to come back as it went, so that nobody can slip in a sign-in of their own. */
export type CompanyChecks = { state: string; nonce: string; verifier: string }

/** How companies' own sign-ins are spoken to. */
export type CompanyDesk = {
  /** Why this sign-in can't be used, as a sentence; null when it answers. */
  problemOf(address: CompanyAddress): Promise<string | null>
  /** Where to send the browser. @throws Error when the sign-in does not answer */
  begin(address: CompanyAddress, redirect: string): Promise<{ url: string; checks: CompanyChecks }>
  /** What the company says of who came back to this address. @throws Error when anything about it is not right */
  finish(address: CompanyAddress, backAt: URL, checks: CompanyChecks): Promise<Readonly<Record<string, unknown>>>
}
