import { useFormat } from "#ui/format.ts";

/** Chances of something rare: one place behind the point, never rounded to none. */
export function useSmallChance(): (chance: number) => string {
  const format = useFormat();
  return (chance) => format.number(Math.max(chance, 0.001), { style: "percent", maximumFractionDigits: 1 });
}
