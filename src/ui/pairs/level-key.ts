/** The level on which two records agree in a field, as the catalogues name it. */
export function levelKey(level: string): string {
  return level.replaceAll(/[^a-z0-9]+/g, "-");
}
