import { useState } from "react"
import { useApi } from "#app/api.ts"
import type { en } from "#app/routes/agreement/en.ts"
import { WordTable } from "#app/routes/agreement/word-table.tsx"
import type { Words } from "#app/routes/agreement/version.ts"
import { useTexts } from "#app/texts.ts"
import { Input } from "#app/ui/input.tsx"
import { Skeleton } from "#app/ui/skeleton.tsx"
import { Loaded } from "#app/ui/states.tsx"

/** The agreement as a page: chapter by chapter, sentences and tables, with a way to find a word. */
export function WordsPanel({ id }: { id: string }) {
  const words = useApi<Words>("/api/agreements/{id}/words", { path: { id } })
  return (
    <Loaded query={words} loading={<Skeleton lines={14} />}>
      {({ chapters }) => <Chapters chapters={chapters} />}
    </Loaded>
  )
}

type Chapter = Words["chapters"][number]

function Chapters({ chapters }: { chapters: readonly Chapter[] }) {
  const t = useTexts<typeof en>("agreement")
  const [wanted, setWanted] = useState("")
  const found = chapters.flatMap((chapter) => matching(chapter, wanted.trim().toLowerCase()))
  return (
    <div className="grid gap-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <nav aria-label={t("chapters")} className="max-lg:hidden print:hidden">
        <ul className="sticky top-16 grid gap-px">
          {found.map(({ id, title }) => (
            <li key={id}>
              <a href={`#chapter-${id}`} className="block rounded-md px-2 py-1 text-muted-foreground hover:bg-muted hover:text-foreground">
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid min-w-0 gap-6">
        <Input
          type="search"
          aria-label={t("find")}
          placeholder={t("find")}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          className="max-w-sm print:hidden"
        />
        {found.length === 0 && <p className="py-6 text-muted-foreground">{t("nothing_found")}</p>}
        {found.map((chapter) => (
          <ChapterSection key={chapter.id} chapter={chapter} />
        ))}
      </div>
    </div>
  )
}

function ChapterSection({ chapter: { id, title, blocks } }: { chapter: Chapter }) {
  return (
    <section id={`chapter-${id}`} aria-labelledby={`title-${id}`} className="min-w-0 scroll-mt-16 rounded-lg border bg-card">
      <h2 id={`title-${id}`} className="px-4 pt-3 pb-1 text-base font-semibold">
        {title}
      </h2>
      <div className="grid gap-2 pb-3">
        {blocks.map((block) =>
          block.kind === "sentence" ? (
            <p key={block.key} className="max-w-prose px-4">
              {block.says}
            </p>
          ) : (
            <WordTable key={block.key} table={block} />
          ),
        )}
      </div>
    </section>
  )
}

/** What of a chapter holds the wanted words: sentences, and rows of tables. */
function matching(chapter: Chapter, wanted: string): Chapter[] {
  if (wanted === "" || chapter.title.toLowerCase().includes(wanted)) return [chapter]
  const blocks = chapter.blocks.flatMap((block): Chapter["blocks"] => {
    if (block.kind === "sentence") return block.says.toLowerCase().includes(wanted) ? [block] : []
    const rows = block.rows.filter(({ cells }) => cells.some((cell) => cell.toLowerCase().includes(wanted)))
    return rows.length === 0 ? [] : [{ ...block, rows }]
  })
  return blocks.length === 0 ? [] : [{ ...chapter, blocks }]
}
