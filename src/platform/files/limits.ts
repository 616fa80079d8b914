/** Bounds on what one imported file may ask of the machine (S49). */
export type FileLimits = {
  /** Bytes of the table itself, after expansion. The largest public event set (UCDP GED 25.1) is about 400 MB of text. */
  readonly maxExpandedBytes: number;
  /** Expanded bytes per compressed byte. Real event tables stay under 20; a bomb of zeros reaches 1,000. */
  readonly maxRatio: number;
  /** Below this size the ratio is not asked: a small, very regular table harms nobody. */
  readonly ratioFloorBytes: number;
  readonly maxArchiveEntries: number;
  /** An archive in an archive is read, an archive in that one is not. */
  readonly maxDepth: number;
  readonly maxCellCharacters: number;
  readonly maxRowBytes: number;
  readonly maxColumns: number;
};

const megabyte = 1_000_000;

export const defaultFileLimits: FileLimits = {
  maxExpandedBytes: 500 * megabyte,
  maxRatio: 100,
  ratioFloorBytes: 10 * megabyte,
  maxArchiveEntries: 10_000,
  maxDepth: 2,
  maxCellCharacters: 100_000,
  maxRowBytes: 2 * megabyte,
  maxColumns: 2_000,
};
