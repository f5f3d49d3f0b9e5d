import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type * as z from 'zod';
import { routes } from '../../../functions/contract/http.ts';
import { SettingsView, type SettingsChange } from '../../../functions/contract/settings.ts';
import type { Push } from '../../../functions/contract/socket.ts';
import { Refused } from './api.ts';
import { useConsole } from './console-context.tsx';

const key = ['settings'] as const;

export function useSettings() {
  const { api } = useConsole();
  return useQuery({ queryKey: key, queryFn: () => api(routes.settings, {}) });
}

/** Saves a change made from `version`; an answer becomes what every screen shows. */
export function useChangeSettings() {
  const { api } = useConsole();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: z.input<typeof SettingsChange>) => api(routes['change-settings'], change),
    onSuccess: (settings) => { queries.setQueryData(key, settings); },
    onError: (problem) => {
      if (isConflict(problem)) void queries.invalidateQueries({ queryKey: key });
    },
  });
}

/** Flips the master switch (IRP-01). Somebody else's change of something else is no reason to refuse it. */
export function useMasterSwitch() {
  const { api } = useConsole();
  const queries = useQueryClient();
  return useMutation({
    async mutationFn(change: { enabled: boolean; useRules?: boolean }) {
      const known = SettingsView.safeParse(queries.getQueryData(key)).data ?? (await api(routes.settings, {}));
      try {
        return await api(routes['change-settings'], { version: known.version, change });
      } catch (problem) {
        if (!isConflict(problem)) throw problem;
        const { version } = await api(routes.settings, {});
        return api(routes['change-settings'], { version, change });
      }
    },
    onSuccess: (settings) => { queries.setQueryData(key, settings); },
  });
}

/** Reads the settings anew wherever they are shown. */
export const readSettingsAgain = (queries: QueryClient): void => void queries.invalidateQueries({ queryKey: key });

/** A pushed change shows at once; the rest of the settings is read again. */
export function followSettings(queries: QueryClient, { version, enabled, useRules, availability }: Extract<Push, { type: 'settings' }>): void {
  const known = SettingsView.safeParse(queries.getQueryData(key)).data;
  if (known && known.version >= version) return;
  if (known) queries.setQueryData(key, { ...known, enabled, useRules, availability });
  void queries.invalidateQueries({ queryKey: key });
  void queries.invalidateQueries({ queryKey: ['status-history'] });
}

export const isConflict = (problem: unknown): boolean => problem instanceof Refused && problem.refusal === 'settings-changed';

/** An ended sign-in has a dialog of its own. */
export const isSignInNeeded = (problem: unknown): boolean => problem instanceof Refused && problem.refusal === 'sign-in-needed';

/** The sentence a person reads about a failed call. */
export const sentenceOf = (problem: unknown, otherwise: string): string => (problem instanceof Refused ? problem.message : otherwise);
