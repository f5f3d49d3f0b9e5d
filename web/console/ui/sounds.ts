import { createStore, type Readable } from '../../shared/store.ts';

/** Two notes up for somebody new, one soft note for a message. Each is one oscillator, so that a sound can be counted. */
const tunes = {
  'new-session': { notes: [660, 880], seconds: 0.16, loudness: 0.22 },
  message: { notes: [520], seconds: 0.14, loudness: 0.14 },
} as const;
export type Tune = keyof typeof tunes;

/** A sound that the browser held back is played only this soon after; later it would mislead. */
const freshMilliseconds = 3_000;

export type Sounds = {
  play: (tune: Tune) => void;
  /** True while the browser lets nothing sound before the first click. */
  heldBack: Readable<boolean>;
  /** Call on a gesture of the person. */
  unlock: () => void;
};

function openSounds(): Sounds {
  const heldBack = createStore(false);
  let context: AudioContext | undefined;
  const ready = (): AudioContext => (context ??= new AudioContext());
  const resumed = async (): Promise<AudioContext> => {
    const audio = ready();
    if (audio.state !== 'running') {
      heldBack.set(true);
      await audio.resume();
    }
    heldBack.set(false);
    return audio;
  };
  return {
    heldBack,
    unlock: () => void resumed(),
    play(tune) {
      const asked = Date.now();
      void resumed().then((audio) => {
        if (Date.now() - asked < freshMilliseconds) sound(audio, tune);
      });
    },
  };
}

function sound(audio: AudioContext, tune: Tune): void {
  const { notes, seconds, loudness } = tunes[tune];
  const [tone, volume, start] = [audio.createOscillator(), audio.createGain(), audio.currentTime];
  notes.forEach((hertz, index) => {
    const at = start + index * seconds;
    tone.frequency.setValueAtTime(hertz, at);
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(loudness, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
  });
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + notes.length * seconds);
}

export const sounds = openSounds();
