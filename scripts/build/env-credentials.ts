type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/** Stands in for the export of the same name in @aws-sdk/credential-provider-node. Lambda never changes them: they are read once, when they are first needed. */
export const defaultProvider = () => {
  let known: Credentials | undefined;
  return async (): Promise<Credentials> => (known ??= credentialsIn(process.env));
};

export function credentialsIn(environment: Readonly<Record<string, string | undefined>>): Credentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) throw new Error('no credentials in the environment');
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
  };
}
