import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from "openid-client"
import type { CompanyAddress, CompanyDesk } from "#domain/access/company-desk.ts"
import { fetchOutside } from "#integrations/oidc/fetch-outside.ts"
import { refusedAddress } from "#integrations/outgoing/safe-address.ts"

const LONGEST_S = 10
const KEPT_MS = 10 * 60_000

/** Speaks OpenID Connect: the code flow with PKCE, state and nonce. `allowsLocal`: whether a sign-in may lie in this network and be reached by http; for trials. */
export function createCompanyDesk(allowsLocal: boolean): CompanyDesk {
  const known = new Map<string, { found: Configuration; until: number }>()

  async function configurationOf({ issuer, clientId, clientSecret }: CompanyAddress): Promise<Configuration> {
    const name = JSON.stringify([issuer, clientId, clientSecret])
    const kept = known.get(name)
    if (kept !== undefined && kept.until > performance.now()) return kept.found
    const refused = refusedAddress(issuer, allowsLocal)
    if (refused !== null) throw new Error(refused)
    const options = {
      timeout: LONGEST_S,
      [customFetch]: fetchOutside(allowsLocal),
      ...(allowsLocal ? { execute: [allowInsecureRequests] } : {}),
    }
    const found = await discovery(new URL(issuer), clientId, clientSecret, undefined, options)
    known.set(name, { found, until: performance.now() + KEPT_MS })
    return found
  }

  return {
    async problemOf(address) {
      try {
        const { authorization_endpoint: to } = (await configurationOf(address)).serverMetadata()
        return to === undefined ? "This sign-in has no page for people." : null
      } catch (error) {
        return `The sign-in at this address does not describe itself: ${error instanceof Error ? error.message.slice(0, 200) : "unknown"}.`
      }
    },
    async begin(address, redirect) {
      const configuration = await configurationOf(address)
      const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirect,
        scope: "openid email profile",
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: "S256",
      })
      return { url: url.href, checks }
    },
    async finish(address, backAt, { state, nonce, verifier }) {
      const expected = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      const configuration = await configurationOf(address)
      const tokens = await authorizationCodeGrant(configuration, backAt, expected)
      const claims = tokens.claims()
      if (claims === undefined) throw new Error("The sign-in sent no ID token.")
      if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims
      // many say address and groups only there; who it is about is compared
      return { ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims }
    },
  }
}
