import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type ErrorComponentProps } from "@tanstack/react-router"
import { Compass } from "lucide-react"
import { loadTexts, useShellTexts } from "#app/texts.ts"
import { readQuery, writeQuery } from "#app/address.ts"
import { rooms } from "#app/rooms.ts"
import { Shell } from "#app/shell/shell.tsx"
import { paths } from "#app/paths.ts"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Empty, Failed, Spinner } from "#app/ui/states.tsx"
import { Page } from "#app/ui/page.tsx"

const root = createRootRoute({ component: Shell, notFoundComponent: NothingHere })

const pages = rooms.flatMap((room) =>
  room.pages.map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: page.path,
      loader: ({ location }) => {
        void page.ask?.(location.search)
        return loadTexts(room.id, room.texts)
      },
      component: lazyRouteComponent(page.load, "Component"),
    }),
  ),
)

/** Every page by its address, each loaded when it is first opened, or when a finger or a pointer comes near a link to it. */
export const router = createRouter({
  routeTree: root.addChildren(pages),
  parseSearch: readQuery,
  stringifySearch: writeQuery,
  defaultPreload: "intent",
  defaultPendingMs: 200,
  defaultPendingComponent: OnItsWay,
  defaultErrorComponent: Broken,
  scrollRestoration: true,
})

function NothingHere() {
  const t = useShellTexts()
  return (
    <Page title={t("nothing_here")}>
      <Empty icon={<Compass aria-hidden />} title={t("nothing_here")} action={<LinkButton to={paths.queue()}>{t("to_queue")}</LinkButton>}>
        {t("nothing_here_hint")}
      </Empty>
    </Page>
  )
}

function OnItsWay() {
  const t = useShellTexts()
  return (
    <div className="p-6">
      <Spinner label={t("loading")} />
    </div>
  )
}

function Broken({ error, reset }: ErrorComponentProps) {
  return (
    <div className="p-6">
      <Failed error={error} onRetry={reset} />
    </div>
  )
}
