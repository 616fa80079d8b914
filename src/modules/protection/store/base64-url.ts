/** PostgreSQL breaks its lines; addresses and JSON want the other alphabet. */
export function base64Url(base64: string): string {
  return base64.replaceAll("\n", "").replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
