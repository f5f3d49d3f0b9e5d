export const kilobytes = (bytes: Uint8Array): string => `${(bytes.length / 1024).toFixed(1)} KB`;
