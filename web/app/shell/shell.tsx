import { Outlet, useRouterState } from "@tanstack/react-router"
import { CircleUser, FastForward, Search } from "lucide-react"
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react"
import { whenBack } from "#app/api.ts"
import { setClock, useNow } from "#app/clock.ts"
import { useIsLive, useLiveChanges } from "#app/live.ts"
import { useSessionQuery, type Session } from "#app/session.ts"
import { asClock } from "#app/parts/instant.tsx"
import { Brand } from "#app/shell/brand.tsx"
import { BottomBar, SideNav } from "#app/shell/navigation.tsx"
import { typeAhead, type TypeAhead } from "#app/shell/type-ahead.ts"
import { useShellTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Kbd } from "#app/ui/kbd.tsx"
import { onDemand } from "#app/ui/on-demand.tsx"
import { Loaded } from "#app/ui/states.tsx"
import { Toasts, unsayText } from "#app/ui/toast.tsx"

const AccountMenu = onDemand(() => import("#app/shell/account-menu.tsx"))
const DemoClock = onDemand(() => import("#app/shell/demo-clock.tsx"))
const Palette = lazy(() => import("#app/shell/palette.tsx"))

/** What stands around every page: where one is, where one can go, the demo's clock, and Ctrl-K. */
export function Shell() {
  const t = useShellTexts()
  const session = useSessionQuery()
  useEffect(() => whenBack(unsayText), [])
  return (
    <>
      <a href="#page" className="fixed -top-20 left-3 z-60 rounded-md border bg-popover px-4 py-2 font-medium shadow-lg focus:top-3">
        {t("skip")}
      </a>
      <Loaded query={session} loading={<div className="h-dvh" />}>
        {(who) => <Inside session={who} />}
      </Loaded>
      <Toasts close={t("close")} />
    </>
  )
}

function Inside({ session }: { session: Session }) {
  const t = useShellTexts()
  const [isSearching, setSearching] = useState(false)
  const typed = useRef<TypeAhead | null>(null)
  const close = useCallback(() => {
    typed.current = null
    setSearching(false)
  }, [])
  const open = useCallback(() => {
    // the dialog is loaded when it is first asked for, and people do not wait for it to type
    typed.current ??= typeAhead(close)
    setSearching(true)
  }, [close])
  useLiveChanges()
  useEffect(() => setClock(session.workspace.now), [session.workspace.now])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      open()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [open])
  const searchButton = (
    <Button look="quiet" size="small" onClick={open} aria-keyshortcuts="Control+K">
      <Search aria-hidden />
      <span className="max-sm:sr-only">{t("search")}</span>
      <Kbd className="max-md:hidden">Ctrl K</Kbd>
    </Button>
  )
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] lg:grid-cols-[13.5rem_minmax(0,1fr)]">
      <aside className="sticky top-0 row-span-2 hidden h-dvh flex-col overflow-y-auto border-r bg-card lg:flex">
        <Brand session={session} className="px-4 pt-4 pb-3" />
        <SideNav session={session} />
      </aside>
      <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-card px-3 md:px-5">
        <Brand session={session} className="lg:hidden" />
        <div className="grow" />
        {session.workspace.is_demo && <DemoTime />}
        {searchButton}
        <Account session={session} />
      </header>
      <PageArea />
      <BottomBar session={session} />
      {isSearching && (
        <Suspense>
          <Palette session={session} typed={() => typed.current?.end() ?? ""} onClose={close} />
        </Suspense>
      )}
    </div>
  )
}

function DemoTime() {
  const t = useShellTexts()
  const now = asClock(useNow(10_000))
  return (
    <DemoClock
      trigger={
        <Button look="quiet" size="small" aria-label={`${t("demo_clock")}: ${now}`}>
          <FastForward aria-hidden />
          <span className="tabular-nums max-sm:hidden">{now}</span>
        </Button>
      }
    />
  )
}

function Account({ session }: { session: Session }) {
  const t = useShellTexts()
  const isLive = useIsLive()
  return (
    <>
      <span role="status" className="text-xs font-medium text-warning max-md:sr-only">
        {!isLive && t("not_live")}
      </span>
      <AccountMenu
        session={session}
        trigger={
          <Button look="quiet" size="small" aria-label={`${t("menu")}: ${session.name}`}>
            <CircleUser aria-hidden />
            <span className="max-w-32 truncate max-sm:hidden">{session.name}</span>
          </Button>
        }
      />
    </>
  )
}

/** After a way to another page the focus is at its beginning, so that a keyboard and a screen reader go on there. */
function PageArea() {
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const last = useRef(path)
  useEffect(() => {
    if (last.current !== undefined && path !== last.current) main.current?.focus({ preventScroll: true })
    last.current = path
  }, [path])
  return (
    <main id="page" ref={main} tabIndex={-1} className="min-w-0 outline-none max-lg:pb-16">
      <Outlet />
    </main>
  )
}
