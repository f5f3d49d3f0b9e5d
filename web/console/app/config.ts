import * as z from 'zod';

/** `/console.json`, which the deployment writes beside the console. */
const ConsoleConfig = z.object({
  /** The console's HTTP API, without a path. */
  apiUrl: z.url(),
  /** OpenID Connect issuer. */
  authority: z.url(),
  clientId: z.string().min(1),
  scope: z.string().default('openid email'),
  /** Cognito's own host, for its sign-out page: its discovery document names none. */
  domain: z.url().optional(),
});
export type ConsoleConfig = z.infer<typeof ConsoleConfig>;

export async function loadConfig(fetcher: typeof fetch = fetch): Promise<ConsoleConfig> {
  const response = await fetcher('/console.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`console.json answered ${response.status}`);
  return ConsoleConfig.parse(await response.json());
}
