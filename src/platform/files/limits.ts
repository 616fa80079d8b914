import { expansionLimits } from "../rules/expansion-limits.ts";

/** Bounds on what one imported file may ask of the machine (S49). */
export type FileLimits = {
  /** Bytes of the table itself, after expansion. */
  readonly maxExpandedBytes: number;
  /** Expanded bytes per compressed byte. */
  readonly maxRatio: number;
  /** Below this size the ratio is not asked. */
  readonly ratioFloorBytes: number;
  readonly maxArchiveEntries: number;
  readonly maxDepth: number;
  readonly maxCellCharacters: number;
  readonly maxRowBytes: number;
  readonly maxColumns: number;
};

const megabyte = 1_000_000;

export const defaultFileLimits: FileLimits = {
  ...expansionLimits,
  maxCellCharacters: 100_000,
  maxRowBytes: 2 * megabyte,
  maxColumns: 2_000,
};
