/** What a file from outside may expand to, whoever opens it: the import of tables, attachments, the cleaning of what a defender sends (S49). */
export const expansionLimits = {
  /** Bytes after expansion. The largest public event set (UCDP GED 25.1) is about 400 MB of text. */
  maxExpandedBytes: 500_000_000,
  /** Expanded bytes per compressed byte. Real event tables stay under 20; a bomb of zeros reaches 1,000. */
  maxRatio: 100,
  /** Below this size the ratio is not asked: a small, very regular file harms nobody. */
  ratioFloorBytes: 10_000_000,
  maxArchiveEntries: 10_000,
  /** An archive in an archive is read, an archive in that one is not. */
  maxDepth: 2,
} as const;

/** Whether so much out of so little is more than a file may ask for. */
export function expandsTooMuch(expandedBytes: number, compressedBytes: number): boolean {
  const { maxExpandedBytes, maxRatio, ratioFloorBytes } = expansionLimits;
  return expandedBytes > maxExpandedBytes || (expandedBytes > ratioFloorBytes && expandedBytes > compressedBytes * maxRatio);
}
