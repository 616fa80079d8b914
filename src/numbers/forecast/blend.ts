import type { Forecaster } from "./baselines.ts";
import { drawsOfShares } from "./draws.ts";

/** Several forecasts as one: with these shares it comes as this one says, or as that one. Those that say nothing leave their share to the others. */
export function blend(parts: readonly { readonly forecaster: Forecaster; readonly share: number }[]): Forecaster {
  return (known, unit, ahead) => {
    const shares = new Map<number, number>();
    for (const { forecaster, share } of parts) {
      const draws = forecaster(known, unit, ahead);
      draws?.values.forEach((value, index) => shares.set(value, (shares.get(value) ?? 0) + (share * (draws.counts[index] ?? 0)) / draws.total));
    }
    return shares.size === 0 ? undefined : drawsOfShares(shares);
  };
}
