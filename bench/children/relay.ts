import { DatabaseSync } from 'node:sqlite';
import { WebSocketServer, type WebSocket } from 'ws';

// The floor: one process that writes each message durably and hands it to the other side. Pairs meet by the name in the URL.

const [, , file = '', port = ''] = process.argv;
const database = new DatabaseSync(file);
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE entries (pair TEXT, text TEXT)');
const insert = database.prepare('INSERT INTO entries VALUES (?, ?)');
const pairs = new Map<string, { visitor?: WebSocket; agent?: WebSocket }>();

const server = new WebSocketServer({ port: Number(port), host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, request) => {
  const [, side = '', name = ''] = (request.url ?? '').split('/');
  const pair = pairs.get(name) ?? {};
  pairs.set(name, pair);
  if (side === 'agent') pair.agent = socket;
  else pair.visitor = socket;
  socket.on('message', (content: Buffer) => {
    const text = content.toString();
    insert.run(name, text);
    (side === 'agent' ? pair.visitor : pair.agent)?.send(text);
    socket.send(text);
  });
});
server.on('listening', () => process.stdout.write('Ready\n'));
process.once('SIGTERM', () => {
  server.close();
  process.exit(0);
});
