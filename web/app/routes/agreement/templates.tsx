import type { z } from "zod"
import type { ShippedAgreementView } from "#contract/agreement-reading.ts"
import { useApi } from "#app/api.ts"
import type { en } from "#app/routes/agreement/en.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Loaded } from "#app/ui/states.tsx"

type Shipped = z.infer<typeof ShippedAgreementView>

/** Agreements that Baton ships, to begin with. */
export function Templates({ onChoose }: { onChoose: (source: string) => void }) {
  const t = useTexts<typeof en>("agreement")
  const shipped = useApi<{ data: Shipped[] }>("/api/shipped-agreements")
  return (
    <Loaded query={shipped}>
      {({ data }) => (
        <>
          <p className="max-w-prose text-muted-foreground">{t("templates_hint")}</p>
          <div className="grid gap-4 md:grid-cols-2">
            {data.map(({ name, title, about, source }) => (
              <Card key={name} title={title}>
                <p className="mb-3 text-muted-foreground">{about}</p>
                <Button look="main" onClick={() => onChoose(source)}>
                  {t("begin_with_this")}
                </Button>
              </Card>
            ))}
          </div>
        </>
      )}
    </Loaded>
  )
}
