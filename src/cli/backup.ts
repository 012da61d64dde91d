import type { Command } from "commander"
import { apiOf } from "./api.ts"
import { bytesText, print } from "./print.ts"
import { receive } from "./receive.ts"

/** `baton backup`: everything in one file, while Baton runs. */
export function addBackup(program: Command): void {
  program
    .command("backup <file>")
    .description("write everything into a file, as of this moment; nothing stops meanwhile")
    .option("--sealed", "encrypt it with the key that secrets are sealed with")
    .action(async (file: string, { sealed = false }: { sealed?: boolean }, command: Command) => {
      const api = apiOf(command, "operator")
      const bytes = await receive(api, "/api/backup", { sealed }, file)
      print(api, { file, bytes, sealed }, [
        `Everything is in ${file} (${bytesText(bytes)}).`,
        `To see that it can be brought back: baton restore ${file} --verify`,
      ])
    })
}

/** `baton secrets renew`: another key for what is sealed in the database. */
export function addSecrets(program: Command): void {
  const secrets = program.command("secrets").description("the key that secrets in the database are sealed with")

  secrets
    .command("renew")
    .description("seal all secrets with another key, which is made now and kept in secret.key")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command, "operator")
      const renewed = await api.send<{ key: string }>("POST", "/api/secrets/renew")
      print(api, renewed, [
        `Secrets are sealed with the key ${renewed.key} from now on. Keep a new copy of secret.key; older backups need the one before.`,
      ])
    })
}
