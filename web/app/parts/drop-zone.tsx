import { FileUp } from "lucide-react"
import { useState } from "react"
import { useSession, whyNot } from "#app/session.ts"
import { classNames } from "#app/ui/class-names.ts"

const KINDS = ".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/** Where a CSV file or a workbook is dropped, or chosen by keyboard. `may`: what one has to be allowed for it. */
export function DropZone({ may, title, hint, onFile }: DropZoneProps) {
  const because = whyNot(useSession(), may)
  const [isOver, setOver] = useState(false)
  if (because !== null) return <p className="rounded-lg border bg-card px-4 py-6 text-center text-muted-foreground">{because}</p>
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file !== undefined) onFile(file)
      }}
      className={classNames(
        "grid cursor-pointer justify-items-center gap-1 rounded-lg border-2 border-dashed bg-card px-6 py-10 text-center has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring",
        isOver && "border-primary bg-accent",
      )}
    >
      <FileUp aria-hidden className="size-7 text-muted-foreground" />
      <span className="text-base font-semibold">{title}</span>
      <span className="text-muted-foreground">{hint}</span>
      <input
        type="file"
        accept={KINDS}
        className="sr-only"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file !== undefined) onFile(file)
        }}
      />
    </label>
  )
}

type DropZoneProps = { may: string; title: string; hint: string; onFile: (file: File) => void }
