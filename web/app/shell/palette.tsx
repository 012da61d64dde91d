import { Dialog } from "@base-ui/react/dialog"
import { useNavigate } from "@tanstack/react-router"
import { Command } from "cmdk"
import { useDeferredValue, useLayoutEffect, useState } from "react"
import type { z } from "zod"
import type { LeadView } from "#contract/lead.ts"
import { addressOf } from "#app/address.ts"
import { useApi } from "#app/api.ts"
import { lookedFor } from "#app/parts/looked-for.ts"
import { commandsFor } from "#app/shell/commands.ts"
import { roomsFor } from "#app/shell/rooms-for.ts"
import type { Session } from "#app/session.ts"
import { inWords, useShellTexts } from "#app/texts.ts"
import { paths } from "#app/paths.ts"

type Leads = { data: z.infer<typeof LeadView>[] }
const ITEM =
  "flex cursor-default items-center gap-2.5 rounded-md px-3 py-2 select-none data-[selected=true]:bg-accent data-[selected=true]:text-accent-foreground [&_svg]:size-4"

/** Ctrl-K: every room, everything that pages offer, and leads by name, company or e-mail address. */
export default function Palette({ session, typed, onClose }: PaletteProps) {
  const t = useShellTexts()
  const navigate = useNavigate()
  const [text, setText] = useState("")
  // once, when the field is there: from then on it has the keys itself
  useLayoutEffect(() => setText(typed()), [])
  const wanted = useDeferredValue(text.trim())
  const leads = useApi<Leads>("/api/leads", { query: { ...lookedFor(wanted), limit: 5 } }, { enabled: wanted.length > 1 })
  const go = (run: () => void) => {
    onClose()
    run()
  }
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup
          aria-label={t("palette")}
          className="fixed top-[10dvh] left-1/2 z-50 w-[min(36rem,calc(100vw-1.5rem))] -translate-x-1/2 overflow-hidden rounded-lg border bg-popover shadow-xl outline-none"
        >
          <Command label={t("palette")} loop>
            <Command.Input
              autoFocus
              value={text}
              onValueChange={setText}
              placeholder={t("palette_hint")}
              className="h-12 w-full border-b bg-transparent px-4 text-base outline-none placeholder:text-muted-foreground"
            />
            <Command.List className="max-h-[50dvh] overflow-y-auto p-2" label={t("palette")}>
              <Command.Empty className="py-8 text-center text-muted-foreground">{t("nothing_found")}</Command.Empty>
              {(wanted.length > 1 ? (leads.data?.data ?? []) : []).map((lead) => (
                <Command.Item
                  key={lead.id}
                  value={`${text} ${lead.id}`}
                  className={ITEM}
                  onSelect={() => go(() => void navigate({ to: paths.lead(lead.id) }))}
                >
                  {lead.name ?? lead.email} <span className="text-muted-foreground">{lead.company}</span>
                </Command.Item>
              ))}
              {commandsFor(session).map((command) => (
                <Command.Item
                  key={command.key}
                  value={`${command.says} ${command.words}`}
                  className={ITEM}
                  onSelect={() => go(command.run)}
                >
                  {command.says}
                </Command.Item>
              ))}
              {roomsFor(session).flatMap((room) => [
                <Command.Item
                  key={room.id}
                  value={`${inWords(room.name)} ${room.id}`}
                  className={ITEM}
                  onSelect={() => go(() => void navigate({ to: room.to }))}
                >
                  <room.icon aria-hidden />
                  {inWords(room.name)}
                </Command.Item>,
                ...(room.commands ?? []).map((command) => (
                  <Command.Item
                    key={`${room.id} ${command.to}`}
                    value={`${inWords(command.name)} ${command.words ?? ""}`}
                    className={ITEM}
                    onSelect={() => go(() => void navigate(addressOf(command.to)))}
                  >
                    <room.icon aria-hidden />
                    {inWords(command.name)}
                  </Command.Item>
                )),
              ])}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** `typed`: what was typed before this was there. */
type PaletteProps = { session: Session; typed: () => string; onClose: () => void }
