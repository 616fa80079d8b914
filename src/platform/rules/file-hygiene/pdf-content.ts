import { bytesOf, textOf } from "./bytes.ts";
import { CleaningRefused } from "./cleaning-refused.ts";

/** Operators with the number of their operands (ISO 32000-2, annex A). What else stands in a page shows nothing and goes. */
const operators = new Map(
  `b0 B0 b*0 B*0 BT0 BX0 c6 cm6 CS1 cs1 d2 d0:2 d1:6 Do1 ET0 EX0 f0 F0 f*0 G1 g1 gs1 h0 i1 j1 J1 K4 k4 l2 m2 M1 n0 q0 Q0 re4 RG3 rg3 ri1 s0 S0 sh1 T*0 Tc1 Td2 TD2 Tf2 Tj1 TJ1 TL1 Tm6 Tr1 Ts1 Tw1 Tz1 v4 w1 W0 W*0 y4 '1 "3 SC33 SCN33 sc33 scn33`
    .split(" ")
    .map((entry) => {
      const [, name = "", count = ""] = /^(.*?):?(\d+)$/.exec(entry) ?? [];
      return [name, Number(count)] as const;
    }),
);

const maxNesting = 100;
const blank = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)+/y;
const name = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const hexString = /<[\da-f\0\t\n\f\r ]*>/iy;
const word = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const number = /^[+-]*\d*\.?\d*(-\d*)?$/;

type Reading = { readonly text: string; at: number };

/**
 * What a page draws, without what it only remarks: comments, and marked content, whose properties can say anything about the
 * words they stand around. Layers stay, because they decide what is seen. Pictures within the text are given to `cleanInline`.
 */
export function cleanContent(bytes: Uint8Array, cleanInline: (dictionary: string, data: Uint8Array) => string | undefined): Uint8Array {
  const reading: Reading = { text: textOf(bytes), at: 0 };
  const output: string[] = [];
  const marked: boolean[] = [];
  let operands: string[] = [];
  for (let token = nextToken(reading); token !== undefined; token = nextToken(reading)) {
    if (token.isOperand) {
      if (token.text !== "") operands.push(token.text);
      continue;
    }
    const line = token.text === "BI" ? inlinePicture(reading, bytes, cleanInline) : written(token.text, operands, marked);
    if (line !== undefined) output.push(line);
    operands = [];
  }
  return bytesOf(output.join("\n"));
}

function written(operator: string, operands: readonly string[], marked: boolean[]): string | undefined {
  if (operator === "BMC" || operator === "BDC") {
    const [tag, layer] = operands.slice(-2);
    const isLayer = operator === "BDC" && tag === "/OC" && layer?.startsWith("/") === true;
    marked.push(isLayer);
    return isLayer ? `/OC ${layer ?? ""} BDC` : undefined;
  }
  if (operator === "EMC") return marked.pop() ? "EMC" : undefined;
  const count = operators.get(operator);
  if (count === undefined) return undefined;
  return [...(count === 0 ? [] : operands.slice(-count)), operator].join(" ");
}

function nextToken(reading: Reading): { text: string; isOperand: boolean } | undefined {
  take(blank, reading);
  if (reading.at >= reading.text.length) return undefined;
  const start = reading.text[reading.at] ?? "";
  if ("([<".includes(start) || start === "/") return { text: operand(reading, 0), isOperand: true };
  const text = take(word, reading);
  if (text !== undefined) return { text, isOperand: number.test(text) || text === "true" || text === "false" || text === "null" };
  // A bracket that closes nothing: viewers pass over it, and so do we.
  reading.at += 1;
  return { text: "", isOperand: false };
}

function operand(reading: Reading, depth: number): string {
  if (depth > maxNesting) throw new CleaningRefused("nested-too-deep");
  const { text, at } = reading;
  if (text[at] === "(") return literal(reading);
  if (text.startsWith("<<", at)) return list(reading, "<<", ">>", depth);
  if (text[at] === "[") return list(reading, "[", "]", depth);
  const simple = take(hexString, reading) ?? take(name, reading) ?? take(word, reading);
  if (simple === undefined) reading.at += 1;
  return simple ?? "";
}

function list(reading: Reading, open: string, close: string, depth: number): string {
  reading.at += open.length;
  const inner: string[] = [];
  for (take(blank, reading); reading.at < reading.text.length && !reading.text.startsWith(close, reading.at); take(blank, reading)) inner.push(operand(reading, depth + 1));
  reading.at += close.length;
  return `${open}${inner.filter((one) => one !== "").join(" ")}${close}`;
}

function literal(reading: Reading): string {
  const from = reading.at;
  let nesting = 0;
  for (; reading.at < reading.text.length; reading.at += 1) {
    const letter = reading.text[reading.at];
    if (letter === "\\") reading.at += 1;
    else if (letter === "(") nesting += 1;
    else if (letter === ")") nesting -= 1;
    if (nesting === 0) break;
  }
  reading.at += 1;
  return reading.text.slice(from, reading.at);
}

function take(pattern: RegExp, reading: Reading): string | undefined {
  pattern.lastIndex = reading.at;
  const found = pattern.exec(reading.text)?.[0];
  if (found) reading.at += found.length;
  return found === "" ? undefined : found;
}

const inlineKeys = /^\/(BPC|CS|D|DP|F|H|IM|I|W|BitsPerComponent|ColorSpace|Decode|DecodeParms|Filter|Height|ImageMask|Width|Interpolate|Intent)$/;

/** A small picture within the text of a page. Where its data end is said by nothing but two letters, so what follows them must look like a page again. */
function inlinePicture(reading: Reading, bytes: Uint8Array, clean: (dictionary: string, data: Uint8Array) => string | undefined): string | undefined {
  const tokens: string[] = [];
  for (let token = nextToken(reading); token !== undefined && token.text !== "ID"; token = nextToken(reading)) tokens.push(token.text);
  const from = reading.at + 1;
  const ending = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;
  ending.lastIndex = from;
  let end = ending.exec(reading.text);
  while (end && /[^\t\n\f\r\x20-\x7e]/.test(reading.text.slice(ending.lastIndex, ending.lastIndex + 12))) end = ending.exec(reading.text);
  if (!end) throw new CleaningRefused("damaged");
  reading.at = ending.lastIndex;
  const pairs: string[] = [];
  for (let index = 0; index + 1 < tokens.length; index += 2) if (inlineKeys.test(tokens[index] ?? "")) pairs.push(`${tokens[index] ?? ""} ${tokens[index + 1] ?? ""}`);
  const dictionary = pairs.join(" ");
  const data = clean(dictionary, bytes.subarray(from, end.index));
  return data === undefined ? undefined : `BI ${dictionary} ID ${data}\nEI`;
}
