import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import * as z from 'zod';
import { kept, keepJson } from '../kept.ts';

/** The library's own state: it alone knows what is in it. */
const Payload = z.custom<AdapterPayload>((value) => typeof value === 'object' && value !== null);
const Stored = z.object({ payload: Payload, expiresAt: z.number().optional() });

/** Keeps sessions, grants and tokens of the sign-in service in files, so that a restart signs nobody out. */
export function fileAdapter(folder: string, now: () => number) {
  const place = (model: string): string => join(folder, 'sign-in', model);
  // Ids may hold any character, file names may not.
  const fileOf = (model: string, id: string): string => join(place(model), `${createHash('sha256').update(id).digest('hex')}.json`);
  const read = (file: string): AdapterPayload | undefined => {
    const stored = kept(file, Stored.optional(), undefined);
    return stored && (stored.expiresAt === undefined || stored.expiresAt > now()) ? stored.payload : undefined;
  };
  const filesOf = (model: string): string[] => {
    try {
      return readdirSync(place(model)).filter((name) => name.endsWith('.json')).map((name) => join(place(model), name));
    } catch {
      return [];
    }
  };
  const models = new Set<string>();

  return (model: string): Adapter => {
    models.add(model);
    const search = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      filesOf(model).map(read).find((payload) => payload !== undefined && matches(payload));
    return {
      upsert: async (id, payload, expiresIn) =>
        keepJson(fileOf(model, id), { payload, ...(expiresIn !== undefined && { expiresAt: now() + expiresIn * 1000 }) }),
      find: async (id) => read(fileOf(model, id)),
      findByUid: async (uid) => search((payload) => payload.uid === uid),
      findByUserCode: async (code) => search((payload) => payload.userCode === code),
      consume: async (id) => {
        const file = fileOf(model, id);
        const stored = kept(file, Stored.optional(), undefined);
        if (stored) keepJson(file, { ...stored, payload: { ...stored.payload, consumed: Math.floor(now() / 1000) } });
      },
      destroy: async (id) => rmSync(fileOf(model, id), { force: true }),
      revokeByGrantId: async (grantId) => {
        for (const file of [...models].flatMap(filesOf)) if (read(file)?.grantId === grantId) rmSync(file, { force: true });
      },
    };
  };
}

/** Forgets what has expired; done at each start. */
export function sweepAdapter(folder: string, now: number): void {
  try {
    for (const entry of readdirSync(join(folder, 'sign-in'), { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
      const { expiresAt } = kept(file, z.object({ expiresAt: z.number().optional() }), {});
      if (expiresAt !== undefined && expiresAt <= now) rmSync(file, { force: true });
    }
  } catch {
    // Nobody has signed in yet.
  }
}
