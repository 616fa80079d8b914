/** So many days before and after a day. */
export function daysAround(day: string, days: number): { readonly from: string; readonly to: string } {
  const shifted = (by: number) => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
  return { from: shifted(-days), to: shifted(days) };
}

export function daysBetween(one: string, other: string): number {
  return Math.abs(Date.parse(`${one}T00:00:00Z`) - Date.parse(`${other}T00:00:00Z`)) / 86_400_000;
}
