import { DatabaseSync } from 'node:sqlite';

/**
 * For each write the engine looks for the greatest number among all records of the stream, and reads them one by one: after
 * 6,000 records a write takes eight times as long. With this index it looks once. The engine uses it unasked.
 */
export function indexStream(databaseFile: string): void {
  const database = new DatabaseSync(databaseFile, { timeout: 5_000 });
  try {
    const records = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name = '_stream_records'`).get();
    if (records) database.exec('CREATE INDEX IF NOT EXISTS foyer_stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))');
  } finally {
    database.close();
  }
}
