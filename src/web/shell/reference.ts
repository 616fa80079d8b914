/** Without letters and digits that look alike when read aloud or written by hand. */
const signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Four signs to quote when asking for help. */
export function makeReference(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => signs[byte % signs.length]).join("");
}
