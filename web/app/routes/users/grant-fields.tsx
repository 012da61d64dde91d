import type { AccessRole } from "#domain/access/access-role.ts"
import { useApi } from "#app/api.ts"
import type { en } from "#app/routes/users/en.ts"
import type { Grant } from "#app/routes/users/user.ts"
import { useSession } from "#app/session.ts"
import { useTexts } from "#app/texts.ts"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Combobox } from "#app/ui/combobox.tsx"
import { Segmented } from "#app/ui/segmented.tsx"

const ROLES = ["rep", "manager", "marketing", "revops", "leadership", "auditor", "operator"] as const
const BY_OPERATORS: readonly AccessRole[] = ["leadership", "operator"]
const SIDES = ["none", "marketing", "sales"] as const

/** What somebody is to be here: roles, for whom they sign, who of the workspace's people they are. The server says whether that may be given. */
export function GrantFields({ grant, onChange }: { grant: Grant; onChange: (grant: Grant) => void }) {
  const t = useTexts<typeof en>("users")
  const { roles: mine } = useSession()
  const people = useApi<{ data: { id: string; name: string; handle: string }[] }>("/api/people")
  const choices = (people.data?.data ?? []).map(({ handle, name }) => ({ value: handle, label: name, hint: handle }))
  const toggle = (role: AccessRole, isOn: boolean) => {
    const roles = ROLES.filter((each) => (each === role ? isOn : grant.roles.includes(each)))
    onChange({ ...grant, roles, side: roles.includes("leadership") ? grant.side : null })
  }
  return (
    <>
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">{t("roles")}</legend>
        {ROLES.map((role) => {
          const isClosed = BY_OPERATORS.includes(role) && !mine.includes("operator")
          return (
            <Checkbox
              key={role}
              label={
                <>
                  {t(`role_${role}`)}{" "}
                  <span className="text-xs text-muted-foreground">{t(isClosed ? "only_operator" : `role_${role}_hint`)}</span>
                </>
              }
              disabled={isClosed}
              checked={grant.roles.includes(role)}
              onChange={(event) => toggle(role, event.currentTarget.checked)}
            />
          )
        })}
      </fieldset>
      {grant.roles.includes("leadership") && (
        <Segmented
          label={t("side")}
          value={grant.side ?? "none"}
          options={SIDES.map((value) => ({ value, label: t(`side_${value}`) }))}
          onChange={(side) => onChange({ ...grant, side: side === "none" ? null : side })}
        />
      )}
      <div className="grid gap-1.5">
        <span className="font-medium">{t("person")}</span>
        <Combobox
          label={t("person")}
          value={grant.person}
          choices={choices}
          onChange={(person) => onChange({ ...grant, person })}
          placeholder={t("nobody")}
          nothing={t("no_such_person")}
        />
        <p className="text-xs text-muted-foreground">{t("person_hint")}</p>
      </div>
    </>
  )
}
