/** Months (`2026-10`) counted on from year 0, so that they can be added and compared. */
export function monthNumber(month: string): number {
  const [year = 0, part = 1] = month.split("-").map(Number);
  return year * 12 + part - 1;
}

export function monthOf(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
}
