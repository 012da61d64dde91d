import { Check, Copy } from "lucide-react"
import { useEffect, useState } from "react"
import { Button } from "#app/ui/button.tsx"
import { say } from "#app/ui/toast.tsx"

/** Puts a text into the clipboard. `failed`: what to do where the browser does not let us. */
export function CopyButton({ text, label, done, failed }: { text: string; label: string; done: string; failed: string }) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      say(done)
    } catch {
      say(failed, { bad: true })
    }
  }
  return (
    <Button size="small" onClick={() => void copy()}>
      {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      {label}
    </Button>
  )
}
