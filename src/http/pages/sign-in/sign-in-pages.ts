import type { FastifyInstance } from "fastify"
import type { App } from "#http/app.ts"
import type { Authenticator } from "#http/auth.ts"
import type { Callers } from "#http/caller.ts"
import { assetRoutes } from "#http/pages/assets.ts"
import { companyRoutes } from "#http/pages/sign-in/company-routes.ts"
import { servesForms } from "#http/pages/sign-in/form-page.ts"
import { joinRoutes } from "#http/pages/sign-in/join-routes.ts"
import { mySignInRoutes } from "#http/pages/sign-in/my-sign-in-routes.ts"
import { signInRoutes } from "#http/pages/sign-in/sign-in-routes.ts"
import type { SignInDesk } from "#http/sign-in-desk.ts"

/** The pages by which people come in, made on the server: they need no script. */
export function signInPages(server: FastifyInstance, app: App, doors: { auth: Authenticator; callers: Callers; desk: SignInDesk }): void {
  servesForms(server)
  assetRoutes(server)
  signInRoutes(server, app, doors)
  joinRoutes(server, app, doors)
  companyRoutes(server, app, doors.desk)
  mySignInRoutes(server, app, doors)
}
