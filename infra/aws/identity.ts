import { Duration, type App } from 'aws-cdk-lib';
import {
  AccountRecovery, CfnManagedLoginBranding, ClientAttributes, FeaturePlan, ManagedLoginVersion, Mfa, OAuthScope,
  StandardThreatProtectionMode, StringAttribute, UserPool, UserPoolClientIdentityProvider, type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { FoyerStack, type Deployment } from './foyer-stack.ts';
import type { WebStack } from './web.ts';

type IdentityStackProps = { deployment: Deployment; web: WebStack };

/** Who answers: agents are invited, sign in on pages of Cognito, and carry their tenant in the token. */
export class IdentityStack extends FoyerStack {
  readonly pool: UserPool;
  readonly clientId: string;
  /** OpenID Connect issuer, which the console discovers everything else from. */
  readonly issuer: string;

  constructor(app: App, { deployment, web }: IdentityStackProps) {
    super(app, 'identity', 'who may sign in to the console', deployment);

    this.pool = new UserPool(this, 'Agents', {
      userPoolName: this.named('agents'),
      // Nobody registers himself: `npm run agent -- invite` does.
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // A tenant never changes hands, and no client may write either of the three.
      customAttributes: {
        tenant: new StringAttribute({ mutable: false, minLen: 12, maxLen: 12 }),
        agent: new StringAttribute({ mutable: false, minLen: 12, maxLen: 12 }),
        role: new StringAttribute({ mutable: true, maxLen: 16 }),
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
        tempPasswordValidity: Duration.days(7),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      // Refuses passwords known to be stolen, and sign-ins that do not look like the agent's.
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      userInvitation: {
        emailSubject: 'Your account for live chat',
        emailBody: `Sign in at ${web.consoleUrl} as {username} with the password {####} and choose your own.`,
      },
      deletionProtection: this.stage.keepsData,
      removalPolicy: this.removalPolicy,
    });
    this.pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: this.signInPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const client = this.consoleClient(web.consoleUrl);
    this.clientId = client.userPoolClientId;
    this.issuer = this.stage.urls?.signIn ?? `https://cognito-idp.${this.region}.amazonaws.com/${this.pool.userPoolId}`;
  }

  private consoleClient(consoleUrl: string): UserPoolClient {
    const client = this.pool.addClient('Console', {
      userPoolClientName: this.named('console'),
      // A browser keeps no secret; PKCE binds the code to the tab that asked for it.
      generateSecret: false,
      authFlows: { userSrp: true },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [`${consoleUrl}/signed-in`],
        logoutUrls: [`${consoleUrl}/`],
      },
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, emailVerified: true })
        .withCustomAttributes('tenant', 'agent', 'role'),
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      // One working day; tomorrow asks for the password again.
      refreshTokenValidity: Duration.hours(12),
    });
    // Without a style the pages of managed login do not open.
    new CfnManagedLoginBranding(this, 'SignInStyle', {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return client;
  }
}
