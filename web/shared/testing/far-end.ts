import { createConnection, type Connection, type Ticket } from '../connection.ts';
import { createFakeHost, settle, type FakeHost, type FakeSocket } from './fake-host.ts';

type Frame = Record<string, unknown>;

/** A started connection and the server's hands at the other end of it. */
export function aConnection(tickets: () => Promise<Ticket | undefined> = async () => ({ socketUrl: 'wss://foyer.test', ticket: 't' })) {
  const host = createFakeHost();
  const connection = createConnection({ host, ticket: tickets });
  return { host, connection, ...farEnd(host, connection) };
}

function farEnd(host: FakeHost, connection: Connection) {
  const socket = (nth = -1): FakeSocket => {
    const found = host.sockets.at(nth);
    if (!found) throw new Error('no socket has been opened');
    return found;
  };
  const frames = (nth = -1): Frame[] => socket(nth).sent.filter((frame) => isFrame(frame));
  const last = (action: string, nth = -1): Frame => {
    const found = frames(nth).findLast((frame) => frame['action'] === action);
    if (!found) throw new Error(`no ${action} has been sent`);
    return found;
  };
  const answer = async (action: string, value: unknown, nth = -1) => {
    socket(nth).receive({ re: last(action, nth)['id'], ok: true, value });
    await settle();
  };
  const refuse = async (action: string, refusal: string, more: object = {}) => {
    socket().receive({ re: last(action)['id'], ok: false, refusal, message: '', ...more });
    await settle();
  };
  return {
    socket, frames, last, answer, refuse,
    actions: (nth = -1) => frames(nth).map((frame) => frame['action']),
    push: async (frame: object) => {
      socket().receive(frame);
      await settle();
    },
    /** Opens the newest socket and answers its hello. */
    welcome: async (value: unknown = {}) => {
      if (connection.state.get() === 'idle') connection.start();
      await settle();
      socket().open();
      await settle();
      if (frames().some((frame) => frame['action'] === 'hello')) await answer('hello', value);
    },
  };
}

const isFrame = (frame: unknown): frame is Frame => typeof frame === 'object' && frame !== null;
