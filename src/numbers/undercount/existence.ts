import { columnSums } from "../poisson-regression.ts";
import { isInCone } from "./cone.ts";

/**
 * Whether the likelihood of a log-linear Poisson model has its maximum at finite parameters: if and only if some table without a single zero has the same sums as the
 * observed one over every column of the design (Haberman 1974; Fienberg and Rinaldo 2012). Asked of tables of the same proportions with at least 1 in each place, that
 * is whether sums in proportion to the observed ones, less those of a table of ones, can be made up by places, which is a question of one cone.
 */
export function hasFiniteMaximum(design: readonly (readonly number[])[], counts: readonly number[]): boolean {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return false;
  if (counts.every((count) => count > 0)) return true;
  const observed = columnSums(design, counts.map((count) => count / total));
  return isInCone([observed, ...design.map((row) => row.map((value) => -value))], columnSums(design, counts.map(() => 1)));
}
