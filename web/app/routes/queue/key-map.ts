import { useSyncExternalStore } from "react"

/** What single keys do in the queue. */
export const ACTIONS = ["next", "previous", "open", "accept", "reject", "recycle", "touch", "convert", "undo", "sort", "help"] as const
export type Action = (typeof ACTIONS)[number]
export type KeyMap = { isOn: boolean; keys: Record<Action, string> }

const USUAL: KeyMap = {
  isOn: true,
  keys: {
    next: "j",
    previous: "k",
    open: "Enter",
    accept: "a",
    reject: "r",
    recycle: "c",
    touch: "l",
    convert: "q",
    undo: "z",
    sort: ".",
    help: "?",
  },
}
const PLACE = "baton.keys"

let current: KeyMap | null = null
const listeners = new Set<() => void>()

/** Which key does what on this machine. Single keys can be switched off for people who dictate or whose hands are not steady. */
export function useKeyMap(): KeyMap {
  return useSyncExternalStore(
    (heard) => {
      listeners.add(heard)
      return () => void listeners.delete(heard)
    },
    () => (current ??= kept()),
  )
}

/** Keeps other keys; null: the usual ones. */
export function keepKeyMap(map: KeyMap | null): void {
  current = map ?? USUAL
  if (map === null) localStorage.removeItem(PLACE)
  else localStorage.setItem(PLACE, JSON.stringify(map))
  for (const heard of listeners) heard()
}

/** What a key does, or null. */
export function actionOf({ isOn, keys }: KeyMap, key: string): Action | null {
  if (!isOn) return null
  const pressed = key.length === 1 ? key.toLowerCase() : key
  return ACTIONS.find((action) => keys[action] === pressed) ?? null
}

function kept(): KeyMap {
  try {
    const said = JSON.parse(localStorage.getItem(PLACE) ?? "null") as Partial<KeyMap> | null
    return said === null ? USUAL : { isOn: said.isOn ?? true, keys: { ...USUAL.keys, ...said.keys } }
  } catch {
    return USUAL
  }
}
