import { Country } from '../contract/facts.ts';
import { routes } from '../contract/http.ts';
import { accept } from '../contract/refusals.ts';
import type { Clock } from '../ports/clock.ts';
import type { Desk } from '../ports/desk.ts';
import type { Identity } from '../ports/identity.ts';
import type { Ids } from '../ports/ids.ts';
import type { Signer } from '../ports/signer.ts';
import { openVisit } from '../usecases/visit/open-visit.ts';
import { bind, type BoundRoute } from './http-api.ts';

export type VisitorNeeds = { desk: Desk; identity: Identity; signer: Signer; ids: Ids; clock: Clock; socketUrl: string };

/** The one route that visitors call. The country is what the CDN's edge says of the caller's address. */
export function visitorRoutes(needs: VisitorNeeds): BoundRoute[] {
  const open = openVisit(needs);
  return [
    bind(routes.visit, async (input, { headers }) => {
      // Whoever forges the header at the API's own address harms nobody: the country is shown, and nothing is decided by it.
      const country = Country.safeParse(headers['cloudfront-viewer-country']).data;
      const visit = await open({ ...input, country });
      return visit.ok ? accept({ ...visit.value, socketUrl: needs.socketUrl }) : visit;
    }),
  ];
}
