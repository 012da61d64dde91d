import { useState } from "react"
import type { en } from "#app/routes/queue/en.ts"
import { ACTIONS, keepKeyMap, useKeyMap, type Action } from "#app/routes/queue/key-map.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Dialog } from "#app/ui/dialog.tsx"
import { Kbd } from "#app/ui/kbd.tsx"
import { Switch } from "#app/ui/switch.tsx"

/** Which key does what, to be read and to be changed. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const t = useTexts<typeof en>("queue")
  const map = useKeyMap()
  const [changing, setChanging] = useState<Action | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const take = (action: Action, key: string) => {
    const wanted = key.length === 1 ? key.toLowerCase() : key
    const other = ACTIONS.find((each) => each !== action && map.keys[each] === wanted)
    if (other !== undefined) return setProblem(t("key_taken", { key: wanted, action: t(`does_${other}`) }))
    if (/^\d$/.test(wanted)) return setProblem(t("key_digit"))
    setProblem(null)
    setChanging(null)
    keepKeyMap({ ...map, keys: { ...map.keys, [action]: wanted } })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("keys")}
      description={t("keys_hint")}
      footer={<Button onClick={() => keepKeyMap(null)}>{t("usual_keys")}</Button>}
    >
      <Switch label={t("single_keys")} checked={map.isOn} onChange={(isOn) => keepKeyMap({ ...map, isOn })} />
      {problem !== null && (
        <p role="alert" className="mt-2 font-medium text-destructive">
          {problem}
        </p>
      )}
      <ul className="mt-3 grid gap-px">
        {ACTIONS.map((action) => (
          <li key={action} className="flex items-center justify-between gap-3 py-1">
            <span>{t(`does_${action}`)}</span>
            <Button
              size="small"
              look="quiet"
              aria-label={t("change_key", { action: t(`does_${action}`), key: map.keys[action] })}
              aria-pressed={changing === action}
              onClick={() => setChanging(action)}
              onKeyDown={(event) => {
                if (changing !== action || event.key === "Tab" || event.key === "Escape" || event.key === "Shift") return
                event.preventDefault()
                take(action, event.key)
              }}
            >
              {changing === action ? t("press_key") : <Kbd>{map.keys[action]}</Kbd>}
            </Button>
          </li>
        ))}
        <li className="flex items-center justify-between gap-3 py-1">
          <span>{t("does_digit")}</span>
          <Kbd className="mr-2.5">1 … 0</Kbd>
        </li>
        <li className="flex items-center justify-between gap-3 py-1">
          <span>{t("does_everything")}</span>
          <Kbd className="mr-2.5">Ctrl K</Kbd>
        </li>
      </ul>
    </Dialog>
  )
}
