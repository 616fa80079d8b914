/**
 * Reading DER (ITU-T X.690), as much of it as a time token and its certificates are made of, and in its one form: definite lengths in the fewest bytes, tags of one byte, nothing behind a value's
 * end. Whatever else is DER is refused. It only reads, and gives views of the bytes it was given.
 */
export type Der = { readonly tag: number; readonly content: Uint8Array; /** With tag and length: what is hashed and signed. */ readonly whole: Uint8Array };

/** Not DER, or not the value that has to stand here. */
export class DerRefused extends Error {}

export const tags = { boolean: 0x01, integer: 0x02, bits: 0x03, octets: 0x04, nothing: 0x05, oid: 0x06, time: 0x18, sequence: 0x30, set: 0x31 } as const;

/** Context-specific tags: `constructed(0)` is [0] around other values. */
export const constructed = (number: number): number => 0xa0 | number;
export const primitive = (number: number): number => 0x80 | number;

/** The one value that these bytes are. */
export function readDer(bytes: Uint8Array, tag?: number): Der {
  const { value, next } = valueAt(bytes, 0);
  if (next !== bytes.length || (tag !== undefined && value.tag !== tag)) throw new DerRefused();
  return value;
}

/** The values inside a value, to be taken one after the other; whoever has taken the last says so with `end`. */
export function inside(value: Der): { take(tag: number): Der; takeIf(tag: number): Der | undefined; rest(): Der[]; end(): void } {
  const values: Der[] = [];
  for (let at = 0; at < value.content.length; ) {
    const read = valueAt(value.content, at);
    values.push(read.value);
    at = read.next;
  }
  let taken = 0;
  const takeIf = (tag: number) => (values[taken]?.tag === tag ? values[taken++] : undefined);
  return {
    takeIf,
    take: (tag) => takeIf(tag) ?? refuse(),
    rest: () => values.slice(taken, (taken = values.length)),
    end: () => void (taken === values.length || refuse()),
  };
}

function valueAt(bytes: Uint8Array, at: number): { value: Der; next: number } {
  const [tag, short] = [bytes[at], bytes[at + 1]];
  // Tags of several bytes stand in nothing that is read here.
  if (tag === undefined || short === undefined || (tag & 0x1f) === 0x1f) return refuse();
  let [length, start] = [short, at + 2];
  if (short >= 0x80) {
    const count = short - 0x80;
    if (count < 1 || count > 3 || start + count > bytes.length) return refuse();
    length = bytes.subarray(start, start + count).reduce((sum, byte) => sum * 256 + byte, 0);
    start += count;
    if (length < 0x80 || length < 256 ** (count - 1)) return refuse();
  }
  const next = start + length;
  if (next > bytes.length) return refuse();
  return { value: { tag, content: bytes.subarray(start, next), whole: bytes.subarray(at, next) }, next };
}

/** As people write it, with dots. */
export function oidOf({ tag, content }: Der): string {
  if (tag !== tags.oid || content.length === 0 || (content.at(-1) ?? 0) >= 0x80) return refuse();
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    if (arc === 0 && byte === 0x80) return refuse();
    arc = arc * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(arc)) return refuse();
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...others] = arcs;
  const top = Math.min(Math.floor(first / 40), 2);
  return [top, first - top * 40, ...others].join(".");
}

/** A whole number that is not negative, in the fewest bytes. */
export function integerOf({ tag, content }: Der): bigint {
  const [first, second = 0] = content;
  if (tag !== tags.integer || first === undefined || first >= 0x80 || (first === 0 && content.length > 1 && second < 0x80)) return refuse();
  return BigInt(`0x${Buffer.from(content).toString("hex")}`);
}

/** GeneralizedTime as RFC 3161 wants it: UTC, with seconds, and a fraction without zeros at its end. */
export function timeOf({ tag, content }: Der): string {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d*[1-9])?Z$/.exec(Buffer.from(content).toString("latin1"));
  if (tag !== tags.time || !found) return refuse();
  const [, year, month, day, hour, minute, second, fraction = ""] = found;
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const date = new Date(`${whole}Z`);
  // The thirtieth of February is no day.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 19) !== whole) return refuse();
  return `${whole}${fraction}Z`;
}

function refuse(): never {
  throw new DerRefused();
}
