/**
 * Reads the headers of WebSocket frames (RFC 6455, 5.2) as they pass and reports one whose payload is too large.
 * The `ws` library joins frames before it shows them, and API Gateway limits the single frame.
 */
export function frameWatch(limitBytes: number, tooLarge: () => void): (chunk: Buffer) => void {
  let header = Buffer.alloc(0);
  let payloadLeft = 0;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (payloadLeft > 0) {
        const step = Math.min(payloadLeft, chunk.length - at);
        payloadLeft -= step;
        at += step;
        continue;
      }
      header = Buffer.concat([header, chunk.subarray(at, at + 1)]);
      at += 1;
      const need = headerBytes(header);
      if (header.length < need) continue;
      payloadLeft = payloadBytes(header);
      header = Buffer.alloc(0);
      if (payloadLeft > limitBytes) return tooLarge();
    }
  };
}

const maskBytes = 4;

function headerBytes(header: Buffer): number {
  const second = header[1];
  if (second === undefined) return 2;
  const length = second & 0x7f;
  return 2 + (length === 126 ? 2 : length === 127 ? 8 : 0) + (second & 0x80 ? maskBytes : 0);
}

function payloadBytes(header: Buffer): number {
  const length = (header[1] ?? 0) & 0x7f;
  if (length === 126) return header.readUInt16BE(2);
  if (length === 127) return Number(header.readBigUInt64BE(2));
  return length;
}
