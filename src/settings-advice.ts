import type { Settings } from "./settings.ts"

/** What fits together badly without being wrong, a sentence each. */
export function settingsAdvice({ publicUrl, host, trustedProxies, demo, smtpUrl, databaseUrl, secretKeys }: Settings): string[] {
  const isOpen = !["127.0.0.1", "localhost", "::1"].includes(host)
  const isHttps = publicUrl.startsWith("https://")
  return [
    ...(isOpen && !isHttps
      ? ["BATON_HOST lets other machines in and BATON_PUBLIC_URL is not https: put a proxy with TLS before Baton and name its address."]
      : []),
    ...(isHttps && trustedProxies === 0
      ? ["BATON_PUBLIC_URL is https and BATON_TRUSTED_PROXIES is 0: limits count the proxy instead of the visitor."]
      : []),
    ...(isOpen && demo ? ["BATON_DEMO=1 is for trying things out; set BATON_DEMO=0 where other machines come in."] : []),
    ...(smtpUrl === null && !demo ? ["Without BATON_SMTP_URL nobody is told by e-mail; messages stay in the product."] : []),
    ...(databaseUrl !== null && secretKeys.length === 0
      ? ["With a database server and no BATON_SECRET_KEY the key lies in this machine's data folder; another process needs the same one."]
      : []),
  ]
}
