/** Where pages are, so that no address is written twice. */
export const paths = {
  start: () => "/",
  queue: () => "/queue",
  leads: () => "/leads",
  handoff: (id: string) => `/handoffs/${id}`,
  lead: (id: string) => `/leads/${id}`,
  account: (id: string) => `/accounts/${id}`,
  dashboard: () => "/dashboard",
  agreement: () => "/agreement",
  agreementVersions: () => "/agreement/versions",
  agreementVersion: (id: string) => `/agreement/versions/${id}`,
  agreementDraft: () => "/agreement/draft",
}
