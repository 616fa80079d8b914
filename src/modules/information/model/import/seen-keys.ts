/** Keys a file may hold: UCDP has published about 400,000 in 35 years. One million numbers take 21 MB here, measured. */
const largestFileKeys = 2_000_000;

/** The keys met so far in one file, to find the second row with the same one. */
export class SeenKeys {
  readonly limit: number;
  private readonly keys = new Set<string | number>();

  constructor(limit = largestFileKeys) {
    this.limit = limit;
  }

  add(key: string): "duplicate-key" | "too-many-keys" | undefined {
    // Small whole numbers take a fifth of the memory of their texts.
    const number = Number(key);
    const slim = String(number) === key ? number : key;
    if (this.keys.has(slim)) return "duplicate-key";
    if (this.keys.size >= this.limit) return "too-many-keys";
    this.keys.add(slim);
    return undefined;
  }
}
