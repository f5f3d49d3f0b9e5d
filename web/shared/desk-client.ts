import type { AgentId, SessionId } from '../../functions/contract/ids.ts';
import type { SessionRow } from '../../functions/contract/session.ts';
import type { Push } from '../../functions/contract/socket.ts';
import { createAnnouncer, type TabChannel } from './announcer.ts';
import { reconnectDelay } from './backoff.ts';
import type { Connection } from './connection.ts';
import { createHeartbeat } from './heartbeat.ts';
import type { Host, Storage } from './host.ts';
import { newEntryId } from './ids.ts';
import { inOrder, noRows, withFacts, withList, withRow, withRowState, type Rows } from './rows.ts';
import { createSessionClient, type SessionClient, type SessionClientOptions } from './session-client.ts';
import { createListeners, createStore, type Readable, type Undo } from './store.ts';

export type DeskPicture = {
  /** The grid, oldest first. */
  rows: readonly SessionRow[];
  /** False until the list has been read once. */
  loaded: boolean;
  /** The last read of the list failed; the rows may be old. */
  failed: boolean;
};

type SettingsPush = Extract<Push, { type: 'settings' }>;

export type DeskClient = {
  picture: Readable<DeskPicture>;
  /** The client of one session over the shared connection; the same one until it is closed. */
  open: (sessionId: SessionId) => SessionClient;
  close: (sessionId: SessionId) => void;
  /** Reads the list again. */
  refresh: () => void;
  /** Once per new session, in one tab only, never for those already waiting at load (IRP-38). */
  onNewSession: (listener: (row: SessionRow) => void) => Undo;
  onSettings: (listener: (push: SettingsPush) => void) => Undo;
  dispose: () => void;
};

export type DeskClientOptions = {
  connection: Connection;
  host: Host;
  /** Of one tab: what is unsent (`sessionStorage`). */
  storage: Storage;
  /** Of all tabs: what has been announced (`localStorage`). */
  sharedStorage: Storage;
  tabs: TabChannel;
  me: { agentId: AgentId; name: string };
  language?: string;
  /** Reads the list of sessions over HTTP. */
  readList: () => Promise<readonly SessionRow[]>;
  newEntryId?: SessionClientOptions['newEntryId'];
};

/** By then, whoever was being told of a change when this socket sat down has been told. */
const settled = 5_000;
/** `ping` names at most this many sessions. */
const pingedAtOnce = 20;

/** The agents' grid and the sessions that are open in it, over one connection. */
export function createDeskClient(options: DeskClientOptions): DeskClient {
  const { connection, host, me } = options;
  const sessions = new Map<SessionId, SessionClient>();
  const arrivals = createListeners<SessionRow>();
  const settings = createListeners<SettingsPush>();
  const picture = createStore<DeskPicture>({ rows: [], loaded: false, failed: false });
  let rows: Rows = noRows;
  let reading: 'no' | 'yes' | 'again' = 'no';
  let tries = 0;
  let cancelRetry: Undo = () => undefined;
  let cancelSecond: Undo = () => undefined;

  const announcer = createAnnouncer({ host, storage: options.sharedStorage, tabs: options.tabs }, (sessionId) => {
    const row = rows.byId.get(sessionId);
    if (row) arrivals.tell(row);
  });

  function show(next: Rows, about: Partial<DeskPicture> = {}) {
    const isSame = next.byId === rows.byId;
    const isLacking = next.lacking > rows.lacking;
    rows = next;
    if (!isSame || 'failed' in about) picture.set({ ...picture.get(), ...about, rows: inOrder(rows) });
    if (isLacking) refresh();
  }

  function refresh() {
    cancelRetry();
    if (reading !== 'no') {
      reading = 'again';
      return;
    }
    reading = 'yes';
    const asOf = rows.news;
    void options.readList().then(
      (list) => {
        tries = 0;
        const isFirst = !picture.get().loaded;
        if (isFirst) announcer.know(list.map(({ sessionId }) => sessionId));
        show(withList(rows, list, asOf, host.now()), { loaded: true, failed: false });
        for (const { sessionId, state, version } of list) {
          if (state === 'waiting') announcer.notice(sessionId);
          sessions.get(sessionId)?.heard(0, version);
        }
        done();
      },
      () => {
        show(rows, { failed: true });
        cancelRetry = host.after(reconnectDelay(tries++, host.random), refresh);
        done();
      },
    );
  }

  function done() {
    const isWanted = reading === 'again';
    reading = 'no';
    if (isWanted) refresh();
  }

  async function beat() {
    refresh();
    const ids = [...sessions.keys()];
    for (let first = 0; first === 0 || first < ids.length; first += pingedAtOnce) {
      const answer = await connection.ask({ action: 'ping', sessionIds: ids.slice(first, first + pingedAtOnce) });
      if (!answer.ok) return;
      for (const { sessionId, head, version } of answer.value.heads) sessions.get(sessionId)?.heard(head, version);
    }
  }

  const undo = [
    // Its own greeting comes first: the sessions of this socket follow.
    connection.onSocket(async (ask) => (await ask({ action: 'hello' })).ok),
    connection.onPush((push) => {
      if (push.type === 'row') {
        show(withRow(rows, push.row));
        sessions.get(push.row.sessionId)?.heard(0, push.row.version);
        if (push.row.state === 'waiting') announcer.notice(push.row.sessionId);
      } else if (push.type === 'row-state') {
        show(withRowState(rows, push.row));
        sessions.get(push.row.sessionId)?.heard(0, push.row.version);
      } else if (push.type === 'row-facts') show(withFacts(rows, push.sessionId, push.circumstances));
      else if (push.type === 'settings') settings.tell(push);
    }),
    connection.state.subscribe((state) => {
      cancelSecond();
      if (state !== 'open') return;
      refresh();
      cancelSecond = host.after(settled, refresh);
    }),
    createHeartbeat(host, () => void beat()).stop,
    announcer.stop,
    () => cancelRetry(),
    () => cancelSecond(),
  ];
  refresh();

  return {
    picture,
    open: (sessionId) => {
      const known = sessions.get(sessionId);
      if (known) return known;
      const opened = createSessionClient({
        connection, host, sessionId,
        storage: options.storage,
        me: { kind: 'agent', ...me },
        started: true,
        newEntryId: options.newEntryId ?? newEntryId,
        ...(options.language ? { language: options.language } : {}),
        onRow: (row) => show(withRowState(rows, row)),
      });
      sessions.set(sessionId, opened);
      return opened;
    },
    close: (sessionId) => {
      sessions.get(sessionId)?.dispose();
      sessions.delete(sessionId);
    },
    refresh,
    onNewSession: arrivals.add,
    onSettings: settings.add,
    dispose: () => {
      for (const one of undo) one();
      for (const one of sessions.values()) one.dispose();
    },
  };
}
