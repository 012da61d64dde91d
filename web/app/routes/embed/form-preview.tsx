import { useEffect, useRef, useState } from "react"
import type { en } from "#app/routes/embed/en.ts"
import { useTexts } from "#app/texts.ts"
import { say } from "#app/ui/toast.tsx"

/** The form as a site shows it, by the same script; what would be sent is caught here. */
export function FormPreview({ html, accent, radius }: { html: string; accent: string; radius: string }) {
  const t = useTexts<typeof en>("embed")
  const place = useRef<HTMLDivElement>(null)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    let isGone = false
    loadScript().then(
      () => void (!isGone && place.current?.replaceChildren(...formIn(html, { accent, radius }, () => say(t("preview_sent"))))),
      () => setFailed(true),
    )
    return () => void (isGone = true)
  }, [html, accent, radius, t])
  return (
    <>
      {hasFailed && <p className="text-destructive">{t("preview_failed")}</p>}
      <div ref={place} className="rounded-md border bg-white p-4" />
    </>
  )
}

let script: Promise<void> | null = null

/** The script that sites load, once. */
function loadScript(): Promise<void> {
  script ??= new Promise((resolve, reject) => {
    const element = document.createElement("script")
    element.src = "/form.js"
    element.addEventListener("load", () => resolve())
    element.addEventListener("error", () => {
      script = null
      reject(new Error("form.js could not be loaded"))
    })
    document.head.append(element)
  })
  return script
}

/** The form of the code that was made, ready to stand in this page. Sending is stopped before the form's own script hears of it. */
function formIn(html: string, { accent, radius }: { accent: string; radius: string }, onSend: () => void): Node[] {
  const form = new DOMParser().parseFromString(html, "text/html").querySelector("baton-form")
  if (form === null) return []
  const element = document.importNode(form, true) as HTMLElement
  if (accent !== "") element.style.setProperty("--baton-accent", accent)
  if (radius !== "") element.style.setProperty("--baton-radius", `${radius}px`)
  for (const inner of element.querySelectorAll("form")) {
    inner.removeAttribute("action")
    inner.addEventListener(
      "submit",
      (event) => {
        // what is not right is told by the form itself, as on the site
        if (!inner.checkValidity()) return
        event.preventDefault()
        event.stopImmediatePropagation()
        onSend()
      },
      true,
    )
  }
  return [element]
}
