/** A period as two partial dates; each end may be unknown. The same date twice is that one date. */
export type Period = { readonly from: string; readonly to: string };

/** EDTF: `2026-03/..` goes on, `../2026-05` has no known beginning. Without both there is no period. */
export function writePeriod({ from, to }: Period): string {
  if (from === to) return from;
  return `${from === "" ? ".." : from}/${to === "" ? ".." : to}`;
}

export function readPeriod(edtf: string): Period {
  const [first = "", second = first] = edtf.split("/");
  return { from: known(first), to: known(second) };
}

function known(end: string): string {
  return end === ".." ? "" : end;
}
