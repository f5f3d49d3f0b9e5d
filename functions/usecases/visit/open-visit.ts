import { limits } from '../../contract/limits.ts';
import type { VisitReply, VisitRequest } from '../../contract/http.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { VisitorToken } from '../../contract/token.ts';
import { availability } from '../../domain/availability.ts';
import { stringsIn } from '../../domain/strings.ts';
import type { TenantSettings } from '../../domain/settings.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Desk } from '../../ports/desk.ts';
import type { Identity } from '../../ports/identity.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Signer } from '../../ports/signer.ts';

type Needs = { desk: Desk; identity: Identity; signer: Signer; ids: Ids; clock: Clock };
type Request = VisitRequest & { readonly country: string | undefined };
/** The reply, but for the socket's address, which only the edge knows. */
type Reply = Omit<VisitReply, 'socketUrl'>;
const DAY = 86_400_000;

/** The visitor opens the chat: who he is, whether chat is offered at this moment (IRP-09), and a ticket for one socket. */
export const openVisit =
  (needs: Needs) =>
  async (request: Request): Promise<Result<Reply>> => {
    const settings = await needs.desk.settings(request.tenantId);
    if (!settings) return refuse('tenant-not-found');
    if (!settings.origins.includes(request.origin)) return refuse('origin-refused', { field: 'origin' });

    const visitor = await identify(needs, request, settings);
    if (!visitor) return refuse('identity-invalid', { field: 'identity' });

    const now = needs.clock.now();
    const offered = availability(settings, now);
    const { visitorId, verified, name, email } = visitor;
    const person = { ...(name ? { name } : {}), ...(email ? { email } : {}), verified };
    const { tenantId, country } = request;
    return accept({
      visitor: needs.signer.seal(visitor),
      customer: person,
      availability: offered,
      brand: settings.tenantName,
      typingPreview: settings.typingPreview,
      ticket: needs.signer.seal({
        kind: 'ticket', role: 'visitor', tenantId, visitorId, ...person, ...(country ? { country } : {}),
        nonce: needs.ids.nonce(), issued: now, expires: now + limits.ticketSeconds * 1000, mayStart: offered.state === 'open',
      }),
      strings: stringsIn(settings.strings, request.language),
    });
  };

/**
 * Verified and unverified visitors are never merged (BY-07): a signed identity makes its own visitor, and only its own token
 * goes on as it. That token stands for an identity whose JWT has run out since, so that a long chat can reconnect.
 */
async function identify(needs: Needs, request: Request, settings: TenantSettings): Promise<VisitorToken | undefined> {
  const now = needs.clock.now();
  const { tenantId, identity } = request;
  const customer = identity === undefined ? undefined : await needs.identity.verify(identity, tenantId, settings.identityKeys, now);
  if (customer) {
    const { visitorId, name, email } = customer;
    const expires = now + limits.verifiedVisitorSeconds * 1000;
    return { kind: 'visitor', tenantId, visitorId, verified: true, ...(name ? { name } : {}), ...(email ? { email } : {}), expires };
  }
  const token = request.visitor === undefined ? undefined : needs.signer.open('visitor', request.visitor, now);
  const returning = token?.tenantId === tenantId ? token : undefined;
  if (identity !== undefined) return returning?.verified ? returning : undefined;
  return returning ?? { kind: 'visitor', tenantId, visitorId: needs.ids.visitorId(), verified: false, expires: now + limits.visitorTokenDays * DAY };
}
