/** Guesses what a text that is no UTF-8 was written in, for a hint to a person; nothing is ever decoded by it. */

const PROBE_BYTES = 64 * 1024;
const KANA = /[\u3040-\u30ff]/g;
const NOT_ASCII = /[^\0-\u007f]/g;

/** The family of encodings that the bytes speak for. */
export function guessOldEncoding(bytes: Uint8Array): 'western' | 'japanese' | 'chinese' {
  const probe = bytes.subarray(0, PROBE_BYTES);
  if (isJapanese(probe)) return 'japanese';
  return isChinese(probe) ? 'chinese' : 'western';
}

/** Japanese text has kana in every sentence; other text read as Shift-JIS has none, or half-width ones. */
function isJapanese(probe: Uint8Array): boolean {
  try {
    // What the end of the probe cuts in half is held back.
    const text = new TextDecoder('shift_jis', { fatal: true }).decode(probe, { stream: true });
    const kana = text.match(KANA)?.length ?? 0;
    return kana >= 2 && kana >= (text.match(NOT_ASCII)?.length ?? 0) / 4;
  } catch {
    return false;
  }
}

/** GB2312 writes each character as two bytes from 0xA1 on; in Western text such bytes mostly stand alone. */
function isChinese(probe: Uint8Array): boolean {
  let pairs = 0;
  let run = 0;
  for (const byte of probe) {
    if (byte >= 0x80) {
      if (byte < 0xa1 || byte === 0xff) return false;
      run += 1;
      continue;
    }
    if (run % 2 === 1) return false;
    pairs += run / 2;
    run = 0;
  }
  // The end of the probe may cut a character in half.
  return pairs + Math.floor(run / 2) >= 4;
}
