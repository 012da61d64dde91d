import { cloneElement, useEffect, useId, useRef, useState, type HTMLAttributes, type ReactElement, type ReactNode } from "react"
import { createPortal } from "react-dom"

const DELAY_MS = 300
/** The way from the trigger to the tooltip, so that it can be pointed at. */
const LINGER_MS = 150
const GAP = 6
const HALF_WIDEST = 150
const HIGHEST = 120

type Place = { left: number; top: number; isAbove: boolean }

/**
 * More about something that can be focused, on hover and focus. What one must know to act doesn't belong here. It is our own since every row of every
 * list has one, and a library's takes a tenth of what the queue may load.
 */
export function Tooltip({ says, children }: { says: ReactNode; children: ReactElement }) {
  const id = useId()
  const [place, setPlace] = useState<Place | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const later = (ms: number, then: () => void) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(then, ms)
  }
  const close = () => later(0, () => setPlace(null))
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (place === null) return
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && setPlace(null)
    const onScroll = () => setPlace(null)
    window.addEventListener("keydown", onKey)
    window.addEventListener("scroll", onScroll, true)
    return () => {
      window.removeEventListener("keydown", onKey)
      window.removeEventListener("scroll", onScroll, true)
    }
  }, [place])
  const own = children.props as { "aria-describedby"?: string }
  const described = [own["aria-describedby"], place !== null && id].filter(Boolean).join(" ")
  const trigger = cloneElement(children as ReactElement<HTMLAttributes<Element>>, {
    onPointerEnter: ({ currentTarget }: Pointed) => later(DELAY_MS, () => setPlace(placeBy(currentTarget))),
    onPointerLeave: () => later(LINGER_MS, () => setPlace(null)),
    onFocus: ({ currentTarget }: Pointed) => currentTarget.matches(":focus-visible") && setPlace(placeBy(currentTarget)),
    onBlur: close,
    "aria-describedby": described || undefined,
  })
  return (
    <>
      {trigger}
      {place !== null &&
        createPortal(
          <div
            id={id}
            role="tooltip"
            onPointerEnter={() => clearTimeout(timer.current)}
            onPointerLeave={close}
            className="fixed z-60 w-max max-w-72 rounded-md border bg-popover px-2.5 py-1.5 text-xs text-foreground shadow-lg"
            style={{ left: place.left, top: place.top, transform: `translate(-50%, ${place.isAbove ? "-100%" : "0"})` }}
          >
            {says}
          </div>,
          document.body,
        )}
    </>
  )
}

type Pointed = { currentTarget: Element }

/** Below whatever it is about, or above where the window ends; never beyond its sides. */
function placeBy(element: Element): Place {
  const { left, width, top, bottom } = element.getBoundingClientRect()
  const isAbove = bottom + HIGHEST > window.innerHeight
  const middle = Math.min(Math.max(left + width / 2, HALF_WIDEST), Math.max(HALF_WIDEST, window.innerWidth - HALF_WIDEST))
  return { left: middle, top: isAbove ? top - GAP : bottom + GAP, isAbove }
}
