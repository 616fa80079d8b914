export type QuantileColumn = { readonly from: number; readonly to: number; readonly dots: number };

/**
 * Equally likely values stacked into columns of equal width: each dot is one chance in as many as there are dots (quantile dot plot,
 * Kay and others 2016).
 */
export function quantileColumns(values: readonly number[], columns: number): QuantileColumn[] {
  if (values.length === 0) return [];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const width = (most - least) / columns;
  // Values so near each other that a column would have no width stand in one.
  const size = width > 0 ? width : 1;
  const count = width > 0 ? columns : 1;
  const dots = Array.from({ length: count }, () => 0);
  for (const value of values) {
    const column = Math.min(count - 1, Math.floor((value - least) / size));
    dots[column] = (dots[column] ?? 0) + 1;
  }
  return dots.map((number, column) => ({ from: least + column * size, to: least + (column + 1) * size, dots: number }));
}
