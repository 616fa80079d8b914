const kibibyte = 1024;
const fixed = [1, 4, 16, 64, 256].map((size) => size * kibibyte);

/**
 * The size that content of so many bytes is padded to before it is sealed (S32): 1, 4, 16, 64, 256 KiB, then steps of ten per cent, so that
 * the size of what is kept says little about what it is.
 */
export function bucketOf(bytes: number): number {
  const first = fixed.find((size) => bytes <= size);
  if (first !== undefined) return first;
  let bucket = 256 * kibibyte;
  while (bucket < bytes) bucket = Math.ceil(bucket * 1.1);
  return bucket;
}
