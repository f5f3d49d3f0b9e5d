import { useQuery } from '@tanstack/react-query';
import { routes } from '../../../../functions/contract/http.ts';
import type { Entry } from '../../../../functions/contract/entry.ts';
import type { SessionId } from '../../../../functions/contract/ids.ts';
import type { SessionRow } from '../../../../functions/contract/session.ts';
import type { SessionPicture } from '../../../shared/session-client.ts';
import { Refused } from '../../app/api.ts';
import { useConsole } from '../../app/console-context.tsx';
import { takesPart } from './log-lines.ts';

/** Messages are pushed to those who take part; whoever reads along asks this often. */
const askEvery = 10_000;

type Along = { row: SessionRow | undefined; entries: readonly Entry[]; missing: boolean };

/** The log of a session, whether this agent takes part in it or only reads along. */
export function useReadAlong(sessionId: SessionId, picture: SessionPicture): Along {
  const { api, me } = useConsole();
  const connected = takesPart(picture.entries, me.agentId);
  const snapshot = useQuery({
    queryKey: ['session', sessionId, picture.state],
    queryFn: () => api(routes.session, { sessionId }),
    enabled: !connected,
    placeholderData: (previous) => previous,
    refetchInterval: picture.state === 'completed' ? false : askEvery,
  });
  const read = snapshot.data?.entries ?? [];
  return {
    row: snapshot.data?.row,
    // Both are the log from its beginning; the longer one is the newer one.
    entries: read.length > picture.entries.length ? read : picture.entries,
    missing: snapshot.error instanceof Refused && snapshot.error.status === 404,
  };
}
