/** Two notes each, in Hz: rising for a connection, one soft step for a message. */
const jingles = { connected: [523.25, 783.99], message: [659.25, 587.33] } as const;
const [noteSeconds, volume] = [0.16, 0.12];

/**
 * Sounds are computed, not downloaded. A browser lets a page sound only after a gesture, so the context is made at the first one.
 * One jingle is one AudioBufferSourceNode.
 */
export function createSound() {
  let context: AudioContext | undefined;
  const wake = (): void => {
    if ('AudioContext' in window) context ??= new AudioContext();
    if (context?.state === 'suspended') void context.resume();
  };
  for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, wake);

  return (name: keyof typeof jingles): void => {
    wake();
    if (!context) return;
    const source = context.createBufferSource();
    source.buffer = drawJingle(context, jingles[name]);
    source.connect(context.destination);
    source.start();
  };
}

function drawJingle(context: AudioContext, notes: readonly number[]): AudioBuffer {
  const { sampleRate } = context;
  const perNote = Math.round(noteSeconds * sampleRate);
  // The last note rings out for two lengths.
  const buffer = context.createBuffer(1, perNote * (notes.length + 1), sampleRate);
  const samples = buffer.getChannelData(0);
  notes.forEach((frequency, index) => {
    const length = index === notes.length - 1 ? perNote * 2 : perNote;
    for (let at = 0; at < length; at += 1) {
      const fade = Math.min(1, at / 200) * (1 - at / length) ** 2;
      samples[index * perNote + at] = volume * fade * Math.sin((2 * Math.PI * frequency * at) / sampleRate);
    }
  });
  return buffer;
}
