/** A pivot smaller than this part of its diagonal is nothing but rounding. */
const least = 1e-10;

/**
 * The inverse of a symmetric positive definite matrix, by eliminating in place without exchanging rows, which is stable for such matrices (Higham 2002, chapter 10).
 * Undefined where the matrix is singular to rounding. Only the lower triangle is read.
 */
export function inverseOf(matrix: readonly ArrayLike<number>[]): Float64Array[] | undefined {
  const size = matrix.length;
  const inverse = matrix.map((row, index) => Float64Array.from({ length: size }, (_, column) => (column <= index ? row[column] : matrix[column]?.[index]) ?? 0));
  const diagonal = inverse.map((row, index) => row[index] ?? 0);
  for (const [index, pivotRow] of inverse.entries()) {
    const pivot = pivotRow[index] ?? 0;
    if (!(pivot > least * (diagonal[index] ?? 0))) return undefined;
    pivotRow[index] = 1;
    for (let column = 0; column < size; column += 1) pivotRow[column] = (pivotRow[column] ?? 0) / pivot;
    for (const [other, row] of inverse.entries()) {
      const factor = row[index] ?? 0;
      if (other === index || factor === 0) continue;
      row[index] = 0;
      for (let column = 0; column < size; column += 1) row[column] = (row[column] ?? 0) - factor * (pivotRow[column] ?? 0);
    }
  }
  return inverse;
}

/** The product of a matrix and a vector. */
export function times(matrix: readonly ArrayLike<number>[], vector: ArrayLike<number>): Float64Array {
  return Float64Array.from(matrix, (row) => inner(row, vector));
}

/** The inner product of two vectors of one length. */
export function inner(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}
