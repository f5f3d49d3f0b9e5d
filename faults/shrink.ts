import { playHistory, type Ending } from './history.ts';
import type { Plant } from './plant.ts';
import type { Script } from './script.ts';
import type { Weather } from './weather.ts';

const mostTries = 200;

/** The smallest script that still breaks the same guarantee, found by leaving out people, acts, rules and faults. */
export async function shrink(script: Script, plant: Plant, broken: Ending): Promise<{ script: Script; ending: Ending }> {
  const wanted = broken.violations[0]?.invariant;
  let best = { script, ending: broken };
  let tries = 0;

  async function attempt(candidate: Script): Promise<boolean> {
    if (tries >= mostTries) return false;
    tries += 1;
    const ending = await playHistory(candidate, plant);
    if (!ending.violations.some(({ invariant }) => invariant === wanted)) return false;
    best = { script: candidate, ending };
    return true;
  }

  for (const fault of faults(script.weather)) await attempt({ ...best.script, weather: { ...best.script.weather, [fault]: 0 } });
  await attempt({ ...best.script, rules: [] });
  for (const role of script.roles) await attempt({ ...best.script, roles: best.script.roles.filter((one) => one !== role) });
  for (let size = Math.ceil(best.script.acts.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < best.script.acts.length; ) {
      const { acts } = best.script;
      const isLeftOut = await attempt({ ...best.script, acts: acts.filter((_, index) => index < from || index >= from + size) });
      if (!isLeftOut) from += size;
    }
  }
  return best;
}

const faults = (weather: Weather) => Object.entries(weather).flatMap(([name, chance]) => (chance > 0 ? [name] : []));
