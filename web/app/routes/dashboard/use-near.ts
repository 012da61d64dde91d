import { useEffect, useRef, useState, type RefObject } from "react"

/** What lies so far below is not asked for yet. */
const MARGIN = "800px"

/** Whether a part of the page is or was in sight, or nearly so; all of it is before it is printed. */
export function useNear(): [RefObject<HTMLDivElement | null>, boolean] {
  const place = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (isNear || place.current === null) return
    const show = () => setNear(true)
    const seen = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && show(), {
      rootMargin: MARGIN,
    })
    seen.observe(place.current)
    window.addEventListener("beforeprint", show)
    return () => {
      seen.disconnect()
      window.removeEventListener("beforeprint", show)
    }
  }, [isNear])
  return [place, isNear]
}
